using GenXai.Hosting.Embedded.Runtime;

namespace GenXai.Hosting.Embedded.Dispatch;

/// <summary>A step that is about to be written, the last of a generation included, which history does not keep.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Generation">Its generation, from 1.</param>
/// <param name="Input">What the generation started with.</param>
/// <param name="At">The time of the step, UTC.</param>
/// <param name="Outcome">What the step gave.</param>
internal sealed record TakenStep(string InstanceId, int Generation, string? Input, DateTimeOffset At, StepOutcome Outcome);
