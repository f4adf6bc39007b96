using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Contracts.Payloads;

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
            if (segments.Length > 1 && string.Equals(segments[1], OutputSegment, StringComparison.Ordinal))
            {
                used = TakeOutput(ref value);
            }

            return true;
        }

        return TryGetSourceField(name, out value);
    }

    // 'a.output' is a field of that name where the output has one, and else the output itself.
    private static int TakeOutput(ref JsonElement output)
    {
        switch (JsonPath.Look(output, OutputSegment, out var field))
        {
            case PayloadPresence.Missing:
                return 2;
            case PayloadPresence.Unsure:
                output = PayloadValues.Choice([field, output]);
                return 2;
            default:
                return 1;
        }
    }

    // Where a stored value may have the field, what comes after it is kept as what is meant otherwise.
    private bool TryGetSourceField(string name, out JsonElement value)
    {
        var found = _source.TryGetSourceField(name, out value);
        if (found && !PayloadValues.IsUnsure(value))
        {
            return true;
        }

        if (!JsonPath.TryGetField(_source.Input, name, out var field))
        {
            return found;
        }

        value = found ? PayloadValues.Choice([value, field]) : field;
        return true;
    }
}
