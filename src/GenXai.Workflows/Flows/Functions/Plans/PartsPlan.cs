namespace GenXai.Workflows.Flows.Functions.Plans;

/// <summary>A coordinator's parts.</summary>
internal sealed record PartsPlan(IReadOnlyList<Part> Parts);
