using System.Collections.Concurrent;
using System.Text.Json;
using GenXai.Activities.Tools;
using GenXai.Workflows.Json;

namespace GenXai.Bench;

/// <summary>Answers how often the run has called it, and does nothing else.</summary>
internal sealed class NoOpTool : ITool
{
    private readonly ConcurrentDictionary<string, int> _calls = new(StringComparer.Ordinal);

    public string Name => Workloads.Tool;

    public string Description => "Does nothing.";

    public JsonElement Parameters { get; } = JsonValues.Parse("""{"type": "object"}""");

    public Task<JsonElement> CallAsync(ToolCallContext context, JsonElement arguments, CancellationToken cancellationToken) =>
        Task.FromResult(JsonValues.FromInt(_calls.AddOrUpdate(context.RunId, 1, static (_, count) => count + 1)));
}
