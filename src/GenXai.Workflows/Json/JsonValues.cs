using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GenXai.Workflows.Contracts;

namespace GenXai.Workflows.Json;

/// <summary>Makes, names, prints and compares JSON values. All elements it returns own their memory.</summary>
public static class JsonValues
{
    // Above what readers accept: a value inside a literal inside an envelope can still be built, and is judged later.
    private const int BuildDepth = 1000;

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = BuildDepth,
    };

    private static readonly JsonDocumentOptions BuildOptions = new() { MaxDepth = BuildDepth };

    private static readonly JsonDocumentOptions ValueOptions = new() { MaxDepth = JsonLimits.MaxValueDepth };

    /// <summary>JSON null.</summary>
    public static JsonElement Null { get; } = JsonElement.Parse("null");

    /// <summary>JSON true.</summary>
    public static JsonElement True { get; } = JsonElement.Parse("true");

    /// <summary>JSON false.</summary>
    public static JsonElement False { get; } = JsonElement.Parse("false");

    /// <summary>The name of a value's type: null, boolean, number, string, list or object.</summary>
    /// <param name="value">The value; an undefined one counts as null.</param>
    public static string TypeName(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => "number",
        JsonValueKind.String => "string",
        JsonValueKind.Array => "list",
        JsonValueKind.Object => "object",
        _ => "null",
    };

    /// <summary>The type of a value within a sentence: <c>a number</c>, <c>an object</c>, <c>null</c>.</summary>
    /// <param name="value">The value.</param>
    public static string TypeNamed(JsonElement value) => TypeName(value) switch
    {
        "null" => "null",
        "object" => "an object",
        var name => $"a {name}",
    };

    /// <summary>Truth by value: null, false, 0, "", [] and {} are false, all else is true.</summary>
    /// <param name="value">The value; an undefined one counts as null.</param>
    public static bool IsTruthy(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.Number => !JsonNumber.Of(value).IsZero,
        JsonValueKind.String => !value.ValueEquals(""u8),
        JsonValueKind.Array => value.GetArrayLength() > 0,
        JsonValueKind.Object => value.GetPropertyCount() > 0,
        _ => false,
    };

    /// <summary>The <c>==</c> of conditions: by value, with numeric strings as numbers and "true" as true.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool AreEqual(JsonElement left, JsonElement right) => JsonEquality.AreEqual(left, right);

    /// <summary>A value as it stands inside a text: a string as it is, null as nothing, the rest as compact JSON.</summary>
    /// <param name="value">The value; an undefined one counts as null.</param>
    public static string ToText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.String => value.GetString()!,
        _ => ToJson(value),
    };

    /// <summary>A value as compact JSON that escapes no more than it must; numbers keep their text.</summary>
    /// <param name="value">The value; an undefined one counts as null.</param>
    public static string ToJson(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Number)
        {
            return value.GetRawText();
        }

        using var buffer = Write(writer => (value.ValueKind == JsonValueKind.Undefined ? Null : value).WriteTo(writer));
        return UnicodeEscapes.Unescape(Encoding.UTF8.GetString(buffer.TryGetSpan(out var bytes) ? bytes : buffer.ToArray()));
    }

    /// <summary>Reads JSON that a user, a model or a service brought in.</summary>
    /// <param name="json">The JSON text; halves of surrogate pairs that stand alone become U+FFFD.</param>
    /// <exception cref="JsonException">It is no JSON, or nested deeper than <see cref="JsonLimits.MaxValueDepth"/>.</exception>
    public static JsonElement Parse(string json) => JsonElement.Parse(SurrogateRepair.RepairJson(json), ValueOptions);

    /// <summary>A JSON string.</summary>
    /// <param name="text">The text; halves of surrogate pairs that stand alone become U+FFFD.</param>
    public static JsonElement FromString(string text) =>
        Build(writer => writer.WriteStringValue(SurrogateRepair.RepairText(text)));

    /// <summary>A JSON number.</summary>
    /// <param name="number">The number.</param>
    public static JsonElement FromInt(long number) =>
        JsonElement.Parse(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A JSON number in its shortest exact form.</summary>
    /// <param name="number">A finite number.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is infinite or not a number.</exception>
    public static JsonElement FromDouble(double number) => double.IsFinite(number)
        ? Build(writer => writer.WriteNumberValue(number))
        : throw new ArgumentOutOfRangeException(nameof(number), number, "JSON has only finite numbers.");

    /// <summary>JSON true or false.</summary>
    /// <param name="value">Which of the two.</param>
    public static JsonElement FromBool(bool value) => value ? True : False;

    /// <summary>Builds a value with a writer.</summary>
    /// <param name="write">Writes exactly one value, nested at most 1000 deep.</param>
    public static JsonElement Build(Action<Utf8JsonWriter> write)
    {
        byte[] large;
        using (var buffer = Write(write))
        {
            if (buffer.TryGetSpan(out var bytes))
            {
                return JsonElement.Parse(bytes, BuildOptions);
            }

            large = buffer.ToArray();
        }

        return Own(large, BuildOptions);
    }

    /// <summary>Reads a value from an array that nobody else uses or changes: it is not copied.</summary>
    /// <param name="utf8">One value, as UTF-8 JSON.</param>
    /// <param name="options">How it is read.</param>
    /// <exception cref="JsonException">It is no JSON, or nested too deep.</exception>
    public static JsonElement Own(ReadOnlyMemory<byte> utf8, JsonDocumentOptions options) =>
        JsonDocument.Parse(utf8, options).RootElement;

    private static ChunkedBytes Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ChunkedBytes();
        try
        {
            using var writer = new Utf8JsonWriter(buffer, WriterOptions);
            write(writer);
            writer.Flush();
            return buffer;
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }
}
