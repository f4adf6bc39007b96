using System.Text.Json;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Json;
using GenXai.Workflows.Payloads;

namespace GenXai.Activities.Payloads;

/// <summary>Finds references in values and puts what they mean in their place. What a stored value holds is never taken for one.</summary>
internal static class ReferenceWalk
{
    // What was written once must be read again, however deep it is.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 1000 };

    /// <summary>Reads a stored value; the bytes are its own from now on.</summary>
    public static JsonElement Parse(ReadOnlyMemory<byte> utf8) => JsonValues.Own(utf8, Options);

    /// <summary>The stored values that a value refers to: their ids, and how many bytes they have.</summary>
    public static IEnumerable<(string Id, long? Bytes)> Ids(JsonElement value)
    {
        if (PayloadValues.IsReference(value))
        {
            var reference = PayloadValues.Read(value);
            IEnumerable<(string Id, long? Bytes)> own = reference.Id is { } id ? [(id, reference.Bytes)] : [];
            return own.Concat((reference.Any ?? []).SelectMany(Ids));
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().SelectMany(property => Ids(property.Value)),
            JsonValueKind.Array => value.EnumerateArray().SelectMany(Ids),
            _ => [],
        };
    }

    /// <summary>The value; null when it is a reference to a part that is not there.</summary>
    public static JsonElement? Resolve(JsonElement value, IReadOnlyDictionary<string, JsonElement> documents)
    {
        if (!PayloadValues.IsReference(value))
        {
            return PayloadValues.Occurs(value) ? JsonValues.Build(writer => Write(writer, value, documents)) : value;
        }

        var reference = PayloadValues.Read(value);
        var root = reference.Id is { } id ? documents[id] : First(reference, documents);
        return root is { } found && PayloadOutliner.TryWalk(found, reference.At ?? [], out var part) ? part : null;
    }

    private static JsonElement? First(PayloadReference choice, IReadOnlyDictionary<string, JsonElement> documents)
    {
        foreach (var candidate in choice.Any ?? [])
        {
            if (Resolve(candidate, documents) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value, IReadOnlyDictionary<string, JsonElement> documents)
    {
        if (!PayloadValues.Occurs(value))
        {
            value.WriteTo(writer);
        }
        else if (PayloadValues.IsReference(value))
        {
            (Resolve(value, documents) ?? JsonValues.Null).WriteTo(writer);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray();
            foreach (var element in value.EnumerateArray())
            {
                Write(writer, element, documents);
            }

            writer.WriteEndArray();
        }
        else
        {
            writer.WriteStartObject();
            foreach (var property in value.EnumerateObject())
            {
                writer.WritePropertyName(property.Name);
                Write(writer, property.Value, documents);
            }

            writer.WriteEndObject();
        }
    }
}
