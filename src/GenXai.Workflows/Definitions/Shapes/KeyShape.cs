using System.Collections.Immutable;

namespace GenXai.Workflows.Definitions.Shapes;

/// <summary>A key of an object: its name, its value, what it means.</summary>
internal sealed record KeyShape(string Name, ValueShape Value, string Doc)
{
    public bool Required { get; init; }

    /// <summary>Other names of the key.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];
}
