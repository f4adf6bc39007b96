using GenXai.Workflows.Contracts.Log.Run;

namespace GenXai.Workflows.Contracts.Log.Compensation;

/// <summary><c>compensation.planned</c>: The run has drained and undoes what completed, newest first, before it ends or goes back.</summary>
/// <param name="Reason">failed, terminated, restored, or asked: the parent of this run asked it.</param>
/// <param name="Error">Why the run ends or goes back; null where it was asked.</param>
/// <param name="Transient">Whether what failed the run may go away by itself.</param>
/// <param name="Restore">The checkpoint that the run goes back to when all is undone; null: it ends.</param>
/// <param name="Count">How much is to be undone.</param>
public sealed record CompensationPlanned(string Reason, RunError? Error, bool Transient, RunRestored? Restore, int Count) : LogData;
