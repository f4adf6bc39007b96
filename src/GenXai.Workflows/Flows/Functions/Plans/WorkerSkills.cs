namespace GenXai.Workflows.Flows.Functions.Plans;

/// <summary>A worker and what it can do.</summary>
internal sealed record WorkerSkills(string Id, IReadOnlyList<string> Capabilities);
