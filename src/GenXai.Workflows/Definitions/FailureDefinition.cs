namespace GenXai.Workflows.Definitions;

/// <summary>What a run does when a node fails: it goes back to a checkpoint.</summary>
/// <param name="Restore">The checkpoint's name.</param>
/// <param name="MaxAttempts">How often, from 1.</param>
public sealed record FailureDefinition(string Restore, int MaxAttempts);
