using System.Text.Json;
using GenXai.Activities.Tools;

namespace GenXai.Activities.Tests.Fakes;

internal sealed class DelegateTool(string name, string parameters, Func<ToolCallContext, JsonElement, CancellationToken, Task<JsonElement>> call) : ITool
{
    public string Name => name;

    public string Description => "A tool of the tests.";

    public JsonElement Parameters { get; } = Value.Of(parameters);

    public Task<JsonElement> CallAsync(ToolCallContext context, JsonElement arguments, CancellationToken cancellationToken) =>
        call(context, arguments, cancellationToken);
}
