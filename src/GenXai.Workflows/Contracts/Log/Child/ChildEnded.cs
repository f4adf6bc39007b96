namespace GenXai.Workflows.Contracts.Log.Child;

/// <summary><c>child.ended</c>: A sub-run has ended.</summary>
/// <param name="Step">Which step of the node's work, from 1.</param>
/// <param name="ChildId">The sub-run's id.</param>
/// <param name="Outcome">What it gave.</param>
public sealed record ChildEnded(int Step, string ChildId, ChildOutcome Outcome) : StepData;
