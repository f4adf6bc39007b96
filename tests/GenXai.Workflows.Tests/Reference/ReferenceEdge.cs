namespace GenXai.Workflows.Tests.Reference;

/// <summary>An edge of a small graph; without a condition it is always true.</summary>
internal sealed record ReferenceEdge(
    string From, string To, ReferenceCondition? Condition = null, bool Parallel = false, int Priority = 0);
