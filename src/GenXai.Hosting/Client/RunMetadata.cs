namespace GenXai.Hosting.Client;

/// <summary>What is noted on a run's instance at its start, for lists.</summary>
/// <param name="Workflow">The workflow's name.</param>
/// <param name="Definition">The bundle's hash.</param>
internal sealed record RunMetadata(string Workflow, string Definition);
