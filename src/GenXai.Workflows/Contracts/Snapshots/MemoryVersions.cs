namespace GenXai.Workflows.Contracts.Snapshots;

/// <summary>What a run knows of the versions in its shared memory.</summary>
/// <param name="Last">The newest version that was given; those of removed keys do not come again.</param>
/// <param name="Keys">The version of each key that a write put there.</param>
public sealed record MemoryVersions(long Last, IReadOnlyList<NamedVersion> Keys);
