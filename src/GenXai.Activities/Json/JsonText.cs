using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using GenXai.Workflows.Contracts;

namespace GenXai.Activities.Json;

/// <summary>Making, reading and printing JSON values that own their memory.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Compact = new()
    {
        // Prompts and results are for people and models, not for HTML pages.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = JsonLimits.MaxDepth,
    };

    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = JsonLimits.MaxValueDepth };

    public static JsonElement Build(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Compact))
        {
            write(writer);
        }

        return JsonElement.Parse(buffer.WrittenSpan, new JsonDocumentOptions { MaxDepth = JsonLimits.MaxDepth });
    }

    public static JsonElement OfText(string text) => Build(writer => writer.WriteStringValue(text));

    /// <summary>Parses a value that a user or a model wrote.</summary>
    public static JsonElement Parse(string text) => JsonElement.Parse(text, Reading);

    public static bool TryParse(string text, out JsonElement value, [NotNullWhen(false)] out string? fault)
    {
        try
        {
            value = Parse(text);
            fault = null;
            return true;
        }
        catch (JsonException exception)
        {
            value = default;
            fault = exception.Message;
            return false;
        }
    }

    /// <summary>Compact JSON without needless escapes.</summary>
    public static string Print(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Compact))
        {
            value.WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Text as it is, all else as compact JSON.</summary>
    public static string PrintPlain(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : Print(value);
}
