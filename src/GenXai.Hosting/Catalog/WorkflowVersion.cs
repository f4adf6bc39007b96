namespace GenXai.Hosting.Catalog;

/// <summary>One deployed version of a workflow: a name, a number, and the hash of what never changes.</summary>
/// <param name="Name">The workflow's name.</param>
/// <param name="Number">Its number among the versions of the name, from 1.</param>
/// <param name="Definition">The bundle's hash.</param>
/// <param name="DeployedAt">When it was deployed, UTC.</param>
public sealed record WorkflowVersion(string Name, int Number, string Definition, DateTimeOffset DeployedAt);
