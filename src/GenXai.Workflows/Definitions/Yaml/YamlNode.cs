using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using GenXai.Workflows.Contracts;

namespace GenXai.Workflows.Definitions.Yaml;

/// <summary>A value of a YAML file with its position. Immutable; aliases share nodes.</summary>
public abstract class YamlNode
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private protected YamlNode(SourceLocation location, int size, int height)
    {
        Location = location;
        Size = size;
        Height = height;
    }

    /// <summary>Where it starts.</summary>
    public SourceLocation Location { get; }

    /// <summary>What it is, for messages: "text", "a number", "a list", ...</summary>
    public abstract string Describe { get; }

    /// <summary>Nodes in it, itself included, with aliases written out.</summary>
    internal int Size { get; }

    /// <summary>Levels of nesting in it, 1 for a scalar.</summary>
    internal int Height { get; }

    /// <summary>The value as JSON; numbers keep the text they came with where that is valid JSON.</summary>
    public JsonElement ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            WriteTo(writer);
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = JsonLimits.MaxDepth });
        return document.RootElement.Clone();
    }

    /// <summary>Writes the value as JSON.</summary>
    /// <param name="writer">Where to.</param>
    public abstract void WriteTo(Utf8JsonWriter writer);
}
