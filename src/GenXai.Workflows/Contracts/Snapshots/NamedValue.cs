using System.Text.Json;

namespace GenXai.Workflows.Contracts.Snapshots;

/// <summary>A value with a name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
public sealed record NamedValue(string Name, JsonElement Value);
