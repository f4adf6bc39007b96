namespace GenXai.Workflows.Contracts.Snapshots;

/// <summary>A version with a name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Version">The version, from 1.</param>
public sealed record NamedVersion(string Name, long Version);
