using System.Text.Json;
using GenXai.Activities.Tools;
using GenXai.Workflows.Json;

namespace GenXai.Bench;

/// <summary>Gives a text of so many characters, another one each time.</summary>
internal sealed class TextTool(int length) : ITool
{
    private int _calls;

    public string Name => Workloads.Tool;

    public string Description => "Gives a long text.";

    public JsonElement Parameters { get; } = JsonValues.Parse("""{"type": "object"}""");

    public Task<JsonElement> CallAsync(ToolCallContext context, JsonElement arguments, CancellationToken cancellationToken) =>
        Task.FromResult(JsonValues.FromString($"{Interlocked.Increment(ref _calls)}".PadRight(length, 'x')));
}
