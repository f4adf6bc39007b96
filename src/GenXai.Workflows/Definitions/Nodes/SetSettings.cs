using System.Collections.Immutable;
using System.Text.Json;

namespace GenXai.Workflows.Definitions.Nodes;

/// <summary>Settings of a <c>set</c> node.</summary>
/// <param name="Values">Templates by state variable, in file order.</param>
public sealed record SetSettings(ImmutableArray<KeyValuePair<string, JsonElement>> Values) : NodeSettings;
