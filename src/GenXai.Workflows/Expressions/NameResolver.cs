using System.Collections.Immutable;
using System.Text.Json;

namespace GenXai.Workflows.Expressions;

/// <summary>
/// Finds names in the order of product.md section 8: locals, state, node outputs, fields of the source, fields of the
/// input; <c>input</c>, <c>state</c> and <c>nodes</c> are explicit. <c>secrets</c> never resolve here.
/// </summary>
public sealed class NameResolver : IValueLookup
{
    private const string OutputSegment = "output";

    private readonly INameSource _source;

    /// <summary>Makes a resolver.</summary>
    /// <param name="source">What names are looked up in.</param>
    public NameResolver(INameSource source) => _source = source;

    /// <inheritdoc />
    public bool TryGetValue(NameReference reference, out JsonElement value)
    {
        var segments = reference.Segments;
        return TryGetRoot(segments, out value, out var used)
            && value.ValueKind != JsonValueKind.Undefined
            && JsonPath.TryWalk(value, segments.AsSpan()[used..], out value);
    }

    private bool TryGetRoot(ImmutableArray<string> segments, out JsonElement value, out int used)
    {
        used = 1;
        switch (segments[0])
        {
            case ReservedNames.Secrets:
                value = default;
                return false;
            case ReservedNames.Input:
                value = _source.Input;
                return true;
            case ReservedNames.State when segments.Length == 1:
                value = _source.GetState();
                return true;
            case ReservedNames.Nodes when segments.Length == 1:
                value = _source.GetNodes();
                return true;
            case ReservedNames.State:
                used = 2;
                return _source.TryGetState(segments[1], out value);
            case ReservedNames.Nodes:
                used = 2;
                return _source.TryGetNode(segments[1], out value);
            default:
                return TryGetBare(segments, out value, out used);
        }
    }

    // The first hit ends the search, even when it is null or lacks the rest of the path: presence decides.
    private bool TryGetBare(ImmutableArray<string> segments, out JsonElement value, out int used)
    {
        var name = segments[0];
        used = 1;
        if (_source.TryGetLocal(name, out value) || _source.TryGetState(name, out value))
        {
            return true;
        }

        if (_source.TryGetNodeOutput(name, out value))
        {
            used = segments.Length > 1 && IsWholeOutput(segments[1], value) ? 2 : 1;
            return true;
        }

        return _source.TryGetSourceField(name, out value)
            || JsonPath.TryGetField(_source.Input, name, out value);
    }

    private static bool IsWholeOutput(string segment, JsonElement output) =>
        string.Equals(segment, OutputSegment, StringComparison.Ordinal)
        && !JsonPath.TryGetField(output, OutputSegment, out _);
}
