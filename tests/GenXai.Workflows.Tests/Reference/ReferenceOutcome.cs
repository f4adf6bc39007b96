namespace GenXai.Workflows.Tests.Reference;

/// <summary>All that a run shows, as text that can be compared.</summary>
internal sealed record ReferenceOutcome(
    string Status, string? ErrorCode, string? ErrorNode, string Executed, string Nodes, string Iterations, int MaxParallel);
