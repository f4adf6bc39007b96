using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log.Human;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Nodes;

/// <summary>Waits for a person; at each time-out asks the next one, and after the last takes the default or fails.</summary>
internal sealed class HumanExecutor : INodeExecutor
{
    public async Task<NodeOutcome> RunAsync(StepScope scope, NodeSettings settings, ExecutionPolicy policy)
    {
        var human = (HumanSettings)settings;
        for (var turn = 0; turn <= human.EscalateTo.Length; turn++)
        {
            if (await AskAsync(scope, human, turn) is { } answer)
            {
                return NodeOutcome.Of(answer.ToJson());
            }
        }

        var others = string.Concat(human.EscalateTo.Select((next, index) => $", nor {next.To} within {Text(TimeoutOf(human, index + 1))} s"));
        return NodeOutcome.Fail(
            ErrorCodes.HumanTimeout,
            $"nobody answered '{scope.Path}' within {Text(human.TimeoutSeconds)} s{others}; give default_response to go on without an answer");
    }

    private static async Task<HumanAnswer?> AskAsync(StepScope scope, HumanSettings human, int turn)
    {
        var texts = scope.IsNextKnown
            ? ["", null, null]
            : await RenderAsync(scope, human.Prompt ?? "", Name(human, turn), Name(human, turn + 1));
        return await scope.AskAsync(
            step => new HumanRequested(
                step,
                texts[0] ?? "",
                human.Options,
                TimeoutOf(human, turn) is { } seconds ? scope.Run.Context.CurrentUtcTime + TimeSpan.FromSeconds(seconds) : null,
                EscalateTo: texts[2],
                Call: null,
                To: texts[1],
                human.Schema),
            turn == human.EscalateTo.Length ? human.DefaultResponse : null,
            human.RemindEverySeconds is { } every ? new Reminders(every, human.MaxReminders) : null);
    }

    // Rendered together, so that they cost one evaluation at most.
    private static async Task<string?[]> RenderAsync(StepScope scope, params string?[] templates)
    {
        var values = await scope.RenderAsync(
            [.. templates.OfType<string>().Select(scope.Run.Templates.ForText)], scope.Names(), inline: true);
        var rendered = new Queue<JsonElement>(values);
        return [.. templates.Select(template => template is null ? null : JsonValues.ToText(rendered.Dequeue()))];
    }

    private static string? Name(HumanSettings human, int turn) =>
        turn > 0 && turn <= human.EscalateTo.Length ? human.EscalateTo[turn - 1].To : null;

    private static double? TimeoutOf(HumanSettings human, int turn) =>
        turn == 0 ? human.TimeoutSeconds : human.EscalateTo[turn - 1].TimeoutSeconds ?? human.TimeoutSeconds;

    private static string Text(double? seconds) => seconds?.ToString(CultureInfo.InvariantCulture) ?? "any";
}
