namespace GenXai.Workflows.Orchestration;

/// <summary>What an entity operation did.</summary>
/// <param name="State">The entity's new state; null deletes it.</param>
/// <param name="Result">The answer, or a failure (the state is then unchanged).</param>
public readonly record struct EntityOutcome(string? State, CallResult Result);
