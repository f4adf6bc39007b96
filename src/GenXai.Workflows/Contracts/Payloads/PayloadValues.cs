using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Contracts.Payloads;

/// <summary>
/// References as JSON values. A value that comes from outside and has a property of that name is itself stored,
/// whatever its size, so that every reference that stands in a value is ours.
/// </summary>
public static class PayloadValues
{
    private static ReadOnlySpan<byte> Mark => "$payload"u8;

    private static ReadOnlySpan<byte> Escape => "\\u00"u8;

    /// <summary>Whether a reference stands anywhere in a value. Cheap for values without one.</summary>
    /// <param name="value">The value.</param>
    public static bool Occurs(JsonElement value)
    {
        if (value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            return false;
        }

        var text = JsonMarshal.GetRawUtf8Value(value);

        // The name may be written with escapes.
        return (text.IndexOf(Mark) >= 0 || text.IndexOf(Escape) >= 0) && Holds(value);
    }

    /// <summary>Whether a value is a reference.</summary>
    /// <param name="value">The value.</param>
    public static bool IsReference(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(Mark, out _);

    /// <summary>Whether a value is larger than what may stand in history.</summary>
    /// <param name="value">The value.</param>
    /// <param name="inlineBytes">The most bytes of UTF-8 that may stand there.</param>
    public static bool IsLarge(JsonElement value, int inlineBytes = PayloadReference.InlineBytes) =>
        value.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.String
        && JsonMarshal.GetRawUtf8Value(value).Length > inlineBytes;

    /// <summary>Whether a value must be stored: it is large, or a property's name would make it a reference.</summary>
    /// <param name="value">A value from outside.</param>
    /// <param name="inlineBytes">The most bytes of UTF-8 that may stand in history.</param>
    public static bool MustBeStored(JsonElement value, int inlineBytes) => IsLarge(value, inlineBytes) || Occurs(value);

    /// <summary>Reads a reference.</summary>
    /// <param name="value">A value for which <see cref="IsReference"/> is true.</param>
    /// <exception cref="JsonException">It has a version that this program does not know.</exception>
    public static PayloadReference Read(JsonElement value)
    {
        var reference = value.GetProperty(Mark).Deserialize(PayloadJsonContext.Default.PayloadReference);
        return reference is { V: PayloadReference.CurrentVersion }
            ? reference
            : throw new JsonException($"a reference to a stored value has version {reference?.V}; this program reads version {PayloadReference.CurrentVersion}");
    }

    /// <summary>Writes a reference.</summary>
    /// <param name="reference">The reference.</param>
    public static JsonElement Write(PayloadReference reference) => JsonValues.Build(writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName(Mark);
        JsonSerializer.Serialize(writer, reference, PayloadJsonContext.Default.PayloadReference);
        writer.WriteEndObject();
    });

    /// <summary>An element of a stored list.</summary>
    /// <param name="list">A reference to the list.</param>
    /// <param name="index">Which, from 0.</param>
    public static JsonElement Element(JsonElement list, int index)
    {
        Look(list, index.ToString(CultureInfo.InvariantCulture), out var element);
        return element;
    }

    /// <summary>The list that a reference to one of its elements was made from; false where it was not made so.</summary>
    internal static bool TryGetList(JsonElement element, int index, out JsonElement list)
    {
        list = default;
        if (!IsReference(element) || Read(element) is not { Any: null, At: [.., var last] at } reference
            || !string.Equals(last, index.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
        {
            return false;
        }

        list = Write(reference with { At = at.Count == 1 ? null : [.. at.Take(at.Count - 1)], Outline = null });
        return true;
    }

    /// <summary>Whether only the stored value can tell what a value is.</summary>
    internal static bool IsUnsure(JsonElement value) => IsReference(value) && Read(value).Outline is null;

    /// <summary>The first of several values that is there.</summary>
    internal static JsonElement Choice(IReadOnlyList<JsonElement> values) =>
        values.Count == 1 ? values[0] : Write(new PayloadReference { Any = values });

    /// <summary>Steps into what a reference means.</summary>
    internal static PayloadPresence Look(JsonElement value, string segment, out JsonElement part)
    {
        var reference = Read(value);
        part = default;
        PayloadOutline? known = null;
        if (reference.Outline is { } outline)
        {
            if (outline.Type is not ("object" or "list"))
            {
                return PayloadPresence.Missing;
            }

            known = outline.Fields?.FirstOrDefault(field => string.Equals(field.Name, segment, StringComparison.Ordinal))?.Outline;
            if (known is { Type: PayloadOutline.Missing })
            {
                return PayloadPresence.Missing;
            }

            if (known?.Value is { } small)
            {
                part = small;
                return PayloadPresence.Found;
            }
        }

        part = Write(reference with { At = [.. reference.At ?? [], segment], Outline = known });
        return known is null ? PayloadPresence.Unsure : PayloadPresence.Found;
    }

    private static bool Holds(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.TryGetProperty(Mark, out _) || value.EnumerateObject().Any(property => Holds(property.Value)),
        JsonValueKind.Array => value.EnumerateArray().Any(Holds),
        _ => false,
    };
}
