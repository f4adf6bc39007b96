using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GenXai.Workflows.Definitions.Shapes;

/// <summary>The JSON Schema of workflow files, for editors; made of the same shapes that the reader checks.</summary>
public static class DefinitionSchema
{
    /// <summary>The schema as indented JSON with LF line ends.</summary>
    public static string ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(
            stream,
            new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            var writer = new SchemaWriter(json);
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("title", "A GenXai workflow");
            json.WriteString("$ref", "#/$defs/" + WorkflowShapes.File.Name);
            writer.WriteDefinitions(WorkflowShapes.File);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
