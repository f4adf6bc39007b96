using System.Collections.Immutable;
using System.Text.Json;

namespace GenXai.Workflows.Definitions;

/// <summary>The workflow's state variables.</summary>
public sealed record StateDefinition
{
    /// <summary>Initial values by name, in file order.</summary>
    public ImmutableArray<KeyValuePair<string, JsonElement>> Initial { get; init; } = [];

    /// <summary>Names that must be there at the start.</summary>
    public ImmutableArray<string> Required { get; init; } = [];

    /// <summary>Names that may be there.</summary>
    public ImmutableArray<string> Optional { get; init; } = [];

    /// <summary>Type names by variable, in file order.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Types { get; init; } = [];

    /// <summary>A JSON Schema of the whole state.</summary>
    public JsonElement? Schema { get; init; }

    /// <summary>Reducers by variable: last, append, merge, sum, max, min.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Reducers { get; init; } = [];
}
