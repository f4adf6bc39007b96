using System.Text.Json;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Json;
using GenXai.Workflows.Text;

namespace GenXai.Workflows.Interpreter.Nodes;

/// <summary>A durable timer.</summary>
internal sealed class WaitExecutor : INodeExecutor
{
    // A hundred years.
    private const double MaxSeconds = 3.2e9;

    public async Task<NodeOutcome> RunAsync(StepScope scope, NodeSettings settings, ExecutionPolicy policy)
    {
        var until = scope.IsNextKnown ? default : await UntilAsync(scope, (WaitSettings)settings);
        await scope.SleepAsync(() => until);
        return NodeOutcome.HandedOn;
    }

    private static async Task<DateTimeOffset> UntilAsync(StepScope scope, WaitSettings wait)
    {
        var now = scope.Run.Context.CurrentUtcTime;
        if (wait.Seconds is { } value)
        {
            var seconds = await scope.RenderAsync(scope.Run.Templates.ForValue(wait, value), inline: true);
            return seconds.ValueKind == JsonValueKind.Number && seconds.TryGetDouble(out var number) && number is >= 0 and <= MaxSeconds
                ? now + TimeSpan.FromSeconds(number)
                : throw new TemplateRenderException(
                    FormattableString.Invariant($"seconds must be a number from 0 to {MaxSeconds}, got {JsonValues.TypeName(seconds)} {JsonValues.ToText(seconds)}"));
        }

        var text = JsonValues.ToText(await scope.RenderAsync(scope.Run.Templates.ForText(wait.Until ?? ""), inline: true));
        return IsoTime.TryParse(text, out var until)
            ? until
            : throw new TemplateRenderException($"until must be an ISO 8601 time such as 2027-01-31T08:00:00Z, got '{text}'");
    }
}
