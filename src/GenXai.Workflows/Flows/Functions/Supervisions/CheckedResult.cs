namespace GenXai.Workflows.Flows.Functions.Supervisions;

/// <summary>What an aggregator says of a result.</summary>
internal sealed record CheckedResult(string Id, bool Valid, string? Note = null);
