using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log.Human;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Nodes;

/// <summary>Waits for a person; at the time-out asks the next one, if there is one, then takes the default or fails.</summary>
internal sealed class HumanExecutor : INodeExecutor
{
    public async Task<NodeOutcome> RunAsync(StepScope scope, NodeSettings settings, ExecutionPolicy policy)
    {
        var human = (HumanSettings)settings;
        var answer = await AskAsync(scope, human, to: null, last: human.EscalateTo is null);
        if (answer is null && human.EscalateTo is { } next)
        {
            answer = await AskAsync(scope, human, next, last: true);
        }

        return answer is not null
            ? NodeOutcome.Of(answer.ToJson())
            : NodeOutcome.Fail(
                ErrorCodes.HumanTimeout,
                FormattableString.Invariant($"nobody answered '{scope.Path}' within {human.TimeoutSeconds} s; give default_response to go on without an answer"));
    }

    private static async Task<HumanAnswer?> AskAsync(StepScope scope, HumanSettings human, string? to, bool last)
    {
        var prompt = human.Prompt is null || scope.IsNextKnown
            ? ""
            : JsonValues.ToText(await scope.RenderAsync(scope.Run.Templates.ForText(human.Prompt), inline: true));
        return await scope.AskAsync(
            step => new HumanRequested(
                step,
                prompt,
                human.Options,
                human.TimeoutSeconds is { } seconds ? scope.Run.Context.CurrentUtcTime + TimeSpan.FromSeconds(seconds) : null,
                to),
            last ? human.DefaultResponse : null);
    }
}
