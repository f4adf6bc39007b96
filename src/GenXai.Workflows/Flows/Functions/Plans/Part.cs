namespace GenXai.Workflows.Flows.Functions.Plans;

/// <summary>A part that a coordinator gives to a worker.</summary>
internal sealed record Part(string Worker, string Task);
