namespace GenXai.Workflows.Flows.Functions.Supervisions;

/// <summary>A coordinator's success criteria.</summary>
internal sealed record Criteria(IReadOnlyList<string> SuccessCriteria);
