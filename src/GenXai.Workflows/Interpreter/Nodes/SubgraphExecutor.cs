using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log.Child;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Interpreter.State;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Nodes;

/// <summary>Runs another workflow as a run of its own, under the same bundle.</summary>
internal sealed class SubgraphExecutor : INodeExecutor
{
    public async Task<NodeOutcome> RunAsync(StepScope scope, NodeSettings settings, ExecutionPolicy policy)
    {
        var subgraph = (SubgraphSettings)settings;
        var timeout = policy.TimeoutSeconds;
        if (timeout is null)
        {
            var given = await InputAsync(scope, subgraph);
            var (ended, _) = await scope.CallChildAsync(childId => Request(scope, subgraph, given, childId));
            return Outcome(scope, ended);
        }

        var isCarried = true;
        var until = scope.Note(() =>
        {
            isCarried = false;
            var at = scope.Run.Context.CurrentUtcTime + TimeSpan.FromSeconds(timeout.Value);
            return JsonValues.FromString(at.ToString("O", CultureInfo.InvariantCulture));
        });
        using var limit = new ChildTimeout(scope.Run, until.GetDateTimeOffset(), isCarried);
        var input = await InputAsync(scope, subgraph);
        var (outcome, at) = await scope.CallChildAsync(childId => Request(scope, subgraph, input, childId), limit.Watch);
        await limit.StopAsync();

        // By the journal alone, so that it is the same after continue-as-new: a sub-run that did not make it in time.
        return outcome.Error is not null && at >= until.GetDateTimeOffset()
            ? NodeOutcome.Fail(
                ErrorCodes.Timeout,
                $"timed out after {timeout.Value.ToString(CultureInfo.InvariantCulture)} s",
                transient: true)
            : Outcome(scope, outcome);
    }

    private static async Task<JsonElement> InputAsync(StepScope scope, SubgraphSettings settings)
    {
        if (scope.IsNextKnown)
        {
            return default;
        }

        return settings.Input is { } template
            ? await scope.RenderAsync(scope.Run.Templates.ForValue(settings, template))
            : await scope.KeepAsync(Reached.Value(scope.Run.State, scope.Node));
    }

    private static StartChildRequest Request(StepScope scope, SubgraphSettings settings, JsonElement input, string childId)
    {
        var run = scope.Run.Input;
        var key = scope.Run.Program.Subworkflows[$"{run.WorkflowKey}|{settings.Workflow}"];
        var pass = scope.Pass > 1 ? string.Create(CultureInfo.InvariantCulture, $"@{scope.Pass}") : "";
        // What a further attempt runs are new runs with new keys, down to the last sub-workflow.
        var attempt = scope.Attempt > 1 ? string.Create(CultureInfo.InvariantCulture, $"~{scope.Attempt}") : "";
        return new StartChildRequest(
            new WorkflowRunInput
            {
                RunId = childId,
                RootId = run.RootId,
                ParentId = run.RunId,
                Prefix = $"{scope.FullPath}{pass}{attempt}/",
                Definition = run.Definition,
                WorkflowKey = key,
                Engine = run.Engine,
                Epoch = scope.Run.State.Epoch,
                Input = input,
                Budget = scope.Run.Budget.ChildTerms,
            },
            scope.Run.Program.Workflows[key].Name);
    }

    private static NodeOutcome Outcome(StepScope scope, ChildOutcome child)
    {
        if (child.Error is not { } error)
        {
            return NodeOutcome.Of(child.Output ?? JsonValues.Null);
        }

        var place = error.Node is null ? scope.Path : $"{scope.Path}/{error.Node}";
        return NodeOutcome.Fail(
            ErrorCodes.SubworkflowFailed,
            $"the sub-workflow failed at {place} ({error.Code}): {error.Message}",
            child.Transient);
    }
}
