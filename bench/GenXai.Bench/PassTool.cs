using System.Text.Json;
using GenXai.Activities.Tools;
using GenXai.Workflows.Json;

namespace GenXai.Bench;

/// <summary>Makes a value of so many megabytes, or gives back the one that it is given.</summary>
internal sealed class PassTool(int megabytes) : ITool
{
    public string Name => "pass";

    public string Description => "Passes a value on.";

    public JsonElement Parameters { get; } = JsonValues.Parse("""{"type": "object"}""");

    public Task<JsonElement> CallAsync(ToolCallContext context, JsonElement arguments, CancellationToken cancellationToken) =>
        Task.FromResult(arguments.TryGetProperty("value"u8, out var value) ? value : Make());

    private JsonElement Make() => JsonValues.Build(writer =>
    {
        var text = new string('x', 1000);
        writer.WriteStartObject();
        writer.WriteString("kind", "report");
        writer.WriteStartArray("rows");
        for (var i = 0; i < megabytes * 1024; i++)
        {
            writer.WriteStringValue($"{i} {text}");
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
