using System.Text.Json;
using GenXai.Activities.Tools;
using GenXai.Workflows.Json;

namespace GenXai.Bench;

/// <summary>Gives a text of so many bytes, another one for each call.</summary>
internal sealed class PageTool(int bytes) : ITool
{
    public string Name => "read";

    public string Description => "Reads something.";

    public JsonElement Parameters { get; } = JsonValues.Parse("""{"type": "object"}""");

    public Task<JsonElement> CallAsync(ToolCallContext context, JsonElement arguments, CancellationToken cancellationToken)
    {
        // Stored values are compressed: text that repeats itself would flatter them.
        var text = new byte[bytes / 4 * 3];
#pragma warning disable CA5394 // It fills a benchmark.
        new Random(arguments.GetProperty("page"u8).GetInt32()).NextBytes(text);
#pragma warning restore CA5394
        return Task.FromResult(JsonValues.FromString(Convert.ToBase64String(text)));
    }
}
