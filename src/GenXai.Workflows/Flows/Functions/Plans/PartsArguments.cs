namespace GenXai.Workflows.Flows.Functions.Plans;

/// <summary>What the function <c>parts</c> takes.</summary>
internal sealed record PartsArguments(PartsPlan Plan);
