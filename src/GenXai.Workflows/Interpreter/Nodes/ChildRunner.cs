using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log.Child;
using GenXai.Workflows.Contracts.Snapshots;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Nodes;

/// <summary>Runs another workflow, of a subgraph node or of a tool, as a run of its own under the same bundle.</summary>
internal static class ChildRunner
{
    private const string Failed = "the sub-workflow failed at ";

    /// <summary>Runs the workflow and waits for its end.</summary>
    /// <param name="scope">Where the call stands.</param>
    /// <param name="workflow">The workflow as authored.</param>
    /// <param name="input">Makes its input; called only when it has not been started.</param>
    /// <param name="policy">The settings that hold for it.</param>
    /// <param name="fail">Makes a failure of the sub-run's error and the place where it failed.</param>
    public static async Task<NodeOutcome> RunAsync(
        StepScope scope, string workflow, Func<Task<JsonElement>> input, ExecutionPolicy policy, Func<RunError, string, bool, NodeOutcome>? fail = null)
    {
        var timeout = policy.TimeoutSeconds;
        if (timeout is null)
        {
            var known = scope.IsNextKnown ? default : await input();
            var (ended, _) = await scope.CallChildAsync(childId => Request(scope, KeyOf(scope, workflow), known, childId));
            return Outcome(scope, ended, fail ?? Fail);
        }

        var isCarried = true;
        var until = scope.Note(() =>
        {
            isCarried = false;
            var at = scope.Run.Context.CurrentUtcTime + TimeSpan.FromSeconds(timeout.Value);
            return JsonValues.FromString(at.ToString("O", CultureInfo.InvariantCulture));
        });
        using var limit = new ChildTimeout(scope.Run, until.GetDateTimeOffset(), isCarried);
        var given = scope.IsNextKnown ? default : await input();
        var (outcome, at) = await scope.CallChildAsync(childId => Request(scope, KeyOf(scope, workflow), given, childId), limit.Watch);
        await limit.StopAsync();

        // By the journal alone, so that it is the same after continue-as-new: a sub-run that did not make it in time.
        return outcome.Error is not null && at >= until.GetDateTimeOffset()
            ? NodeOutcome.Fail(
                ErrorCodes.Timeout,
                $"timed out after {timeout.Value.ToString(CultureInfo.InvariantCulture)} s",
                transient: true)
            : Outcome(scope, outcome, fail ?? Fail);
    }

    /// <summary>Has a sub-run that completed undone, by a run of the same workflow that does nothing else.</summary>
    /// <param name="scope">Where the compensation stands.</param>
    /// <param name="completion">The sub-run.</param>
    public static async Task<NodeOutcome> UndoAsync(StepScope scope, CompletionSnapshot completion)
    {
        var (ended, _) = await scope.CallChildAsync(childId =>
        {
            var request = Request(scope, completion.WorkflowKey!, JsonValues.Null, childId);
            return request with { Input = request.Input with { Undoes = completion.ChildId } };
        });
        return Outcome(scope, ended, Fail);
    }

    private static string KeyOf(StepScope scope, string workflow) =>
        scope.Run.Program.Subworkflows[$"{scope.Run.Input.WorkflowKey}|{workflow}"];

    private static StartChildRequest Request(StepScope scope, string key, JsonElement input, string childId)
    {
        var run = scope.Run.Input;
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

    private static NodeOutcome Outcome(StepScope scope, ChildOutcome child, Func<RunError, string, bool, NodeOutcome> fail)
    {
        if (child.Error is not { } error)
        {
            return NodeOutcome.Of(child.Output ?? JsonValues.Null);
        }

        var inner = error.Path ?? error.Node;
        var place = inner is null ? scope.Path : $"{scope.Path}/{inner}";
        return fail(error, place, child.Transient) with { FailedAt = place };
    }

    // Of a sub-workflow in a sub-workflow only the innermost place is told, by its whole path.
    private static NodeOutcome Fail(RunError error, string place, bool isTransient)
    {
        var text = error.Path is { } path && error.Message.StartsWith(Failed + path, StringComparison.Ordinal)
            ? Failed + place + error.Message[(Failed.Length + path.Length)..]
            : $"{Failed}{place} ({error.Code}): {error.Message}";
        return NodeOutcome.Fail(ErrorCodes.SubworkflowFailed, text, isTransient);
    }
}
