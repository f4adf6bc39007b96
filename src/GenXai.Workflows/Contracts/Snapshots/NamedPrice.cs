namespace GenXai.Workflows.Contracts.Snapshots;

/// <summary>A price with a name.</summary>
/// <param name="Name">The name.</param>
/// <param name="UsdPerToken">The price of one token, in US dollars.</param>
public sealed record NamedPrice(string Name, decimal UsdPerToken);
