namespace GenXai.Workflows.Flows.Functions.Supervisions;

/// <summary>What an aggregator says of results that contradict each other.</summary>
internal sealed record ResolvedConflict(string About, string Resolution);
