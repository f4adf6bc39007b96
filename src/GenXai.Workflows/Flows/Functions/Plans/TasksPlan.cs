namespace GenXai.Workflows.Flows.Functions.Plans;

/// <summary>A delegator's plan.</summary>
internal sealed record TasksPlan(IReadOnlyList<PlannedTask> Tasks);
