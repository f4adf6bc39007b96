using System.Text.Json;
using GenXai.Activities.Tools;
using GenXai.Workflows.Json;

namespace GenXai.Integration.Tests.Payloads;

/// <summary>A tool as a function of its arguments.</summary>
internal sealed class DelegateTool(string name, Func<JsonElement, JsonElement> call) : ITool
{
    public string Name => name;

    public string Description => name;

    public JsonElement Parameters { get; } = JsonValues.Parse("{}");

    public Task<JsonElement> CallAsync(ToolCallContext context, JsonElement arguments, CancellationToken cancellationToken) =>
        Task.FromResult(call(arguments));
}
