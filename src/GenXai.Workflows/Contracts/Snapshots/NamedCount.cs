namespace GenXai.Workflows.Contracts.Snapshots;

/// <summary>A count with a name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Count">The count.</param>
public sealed record NamedCount(string Name, int Count);
