namespace GenXai.Workflows.Flows.Functions.Plans;

/// <summary>A task as a delegator plans it.</summary>
internal sealed record PlannedTask(string Id, string Task, IReadOnlyList<string>? Capabilities = null, IReadOnlyList<string>? DependsOn = null);
