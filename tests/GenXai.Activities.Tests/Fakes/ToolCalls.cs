using System.Text.Json;
using GenXai.Activities.Tools;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Fakes;

/// <summary>Calls tools as the activity does: arguments are validated first.</summary>
internal static class ToolCalls
{
    public static ToolCallContext Context { get; } = new("run/0/a/1/1", "run", OneProgram.Workflow, "a", "a");

    public static async Task<JsonElement> CallAsync(this ITool tool, string arguments)
    {
        var given = Value.Of(arguments);
        return new ArgumentCheck().Fault(tool.Name, tool.Parameters, given) is { } fault
            ? throw new ToolException(fault, transient: false)
            : await tool.CallAsync(Context, given, TestContext.Current.CancellationToken);
    }

    public static async Task<string> FaultAsync(this ITool tool, string arguments) =>
        (await Should.ThrowAsync<ToolException>(() => tool.CallAsync(arguments))).Message;

    public static string Text(this JsonElement value, string name) => value.GetProperty(name).ToString();
}
