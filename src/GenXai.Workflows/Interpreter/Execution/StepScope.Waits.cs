using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Child;
using GenXai.Workflows.Contracts.Log.Human;
using GenXai.Workflows.Interpreter.Nodes.People;

namespace GenXai.Workflows.Interpreter.Execution;

/// <summary>Steps that wait for people and for sub-runs.</summary>
internal sealed partial class StepScope
{
    /// <summary>Asks a person and waits for the answer.</summary>
    /// <param name="ask">Makes the question; called only when it has not been asked.</param>
    /// <param name="fallback">The answer at the time-out; null when there is none.</param>
    /// <param name="reminders">How they are reminded; null for not at all.</param>
    /// <returns>The answer; null when nobody answered in time and there is no fallback.</returns>
    public async Task<HumanAnswer?> AskAsync(Func<int, HumanRequested> ask, JsonElement? fallback, Reminders? reminders = null)
    {
        var step = ++_step;
        if (Done(step) is { } done)
        {
            return Answer(done.Data, done.At);
        }

        var isCarried = Open(step, out var entry);
        if (!isCarried)
        {
            Run.Gate.ThrowIfCancelled();
            Run.Log.Emit(Path, Pass, ask(step));
            Open(step, out entry);
        }

        var answer = new TaskCompletionSource<JsonElement>();
        var wait = Await(Path, answer, () => answer.TrySetException(new NodeCancelledException()));
        using (var timer = new CancellationTokenSource())
        {
            var until = ((HumanRequested)entry.Data).Until;
            var expiry = until is { } end ? ExpireAsync(step, end, isCarried, fallback, answer, timer.Token) : Task.CompletedTask;
            var reminding = reminders is null ? Task.CompletedTask : RemindAsync(entry, step, reminders, isCarried, answer.Task, timer.Token);
            try
            {
                await FinishAsync(answer.Task, wait, Path);
            }
            finally
            {
                timer.Cancel();
                await expiry;
                await reminding;
            }
        }

        var final = Done(step) ?? throw new InvalidOperationException($"'{Path}' was answered and its journal does not say how");
        return Answer(final.Data, final.At);
    }

    /// <summary>Runs a sub-workflow and waits for its end.</summary>
    /// <param name="make">Makes the request; called only when the sub-run has not been started.</param>
    /// <param name="waiting">Told the sub-run's id when the wait begins.</param>
    /// <returns>What the sub-run gave, and when that was heard, by the journal.</returns>
    public async Task<(ChildOutcome Outcome, DateTimeOffset At)> CallChildAsync(Func<string, StartChildRequest> make, Action<string>? waiting = null)
    {
        var step = ++_step;
        if (Done(step) is { Data: ChildEnded ended } known)
        {
            Spend(ended.Outcome.DurationMs);
            return (ended.Outcome, known.At);
        }

        string childId;
        if (Open(step, out var entry))
        {
            childId = ((ChildStarted)entry.Data).ChildId;
        }
        else
        {
            await Run.Gate.EnterAsync();
            childId = RunIds.Child(Run.Input.RootId, $"{Run.State.Epoch}/{FullPath}/{Pass}/{step}");
            var request = make(childId) with { Resumes = Earlier(step) };
            Run.Log.Emit(Path, Pass, new ChildStarted(step, childId, request.Input.WorkflowKey, request.Resumes?.ChildId));
            var payload = JsonSerializer.Serialize(request, ContractsJsonContext.Default.StartChildRequest);
            var result = await Run.Gate.CallAsync(ActivityNames.StartChild, payload);
            if (result.Failed)
            {
                var error = new RunError(ErrorCodes.SubworkflowFailed, $"{result.Failure!.Type}: {result.Failure.Message}", null);
                var outcome = new ChildOutcome(RunStatuses.Failed, null, error, Transient: false, RunUsage.None, 0);
                Run.Log.Emit(Path, Pass, new ChildEnded(step, childId, outcome));
                return (outcome, Run.Context.CurrentUtcTime);
            }
        }

        if (Done(step) is null)
        {
            // A run that drains tells its sub-runs to stop, and still awaits their ends.
            var answer = new TaskCompletionSource<JsonElement>();
            var wait = Await(childId, answer, () => CancelChild(Run, childId));
            waiting?.Invoke(childId);
            await FinishAsync(answer.Task, wait, childId);
            Run.Gate.ThrowIfCancelled();
        }

        var last = Done(step)!;
        var end = (ChildEnded)last.Data;
        Spend(end.Outcome.DurationMs);
        return (end.Outcome, last.At);
    }

    /// <summary>Tells a sub-run to stop; its end is still awaited.</summary>
    public static void CancelChild(RunServices run, string childId)
    {
        var message = new MailboxMessage { Id = $"{run.Input.RunId}:cancel:{childId}", Kind = MessageKinds.Cancel };
        run.Context.SendEvent(
            childId,
            WorkflowEngine.Mailbox,
            JsonSerializer.Serialize(message, ContractsJsonContext.Default.MailboxMessage));
    }

    private static HumanAnswer? Answer(LogData data, DateTimeOffset at) => data switch
    {
        HumanAnswered answered => new HumanAnswer(answered.Response, answered.By, answered.At),
        HumanExpired { Default: { } fallback } => new HumanAnswer(fallback, null, at),
        _ => null,
    };

    private int Await(string key, TaskCompletionSource<JsonElement> answer, Action cancel)
    {
        Run.Answers[key] = answer;
        var wait = Run.Gate.Register(cancel);
        Run.Signal.Set();
        return wait;
    }

    private async Task FinishAsync(Task answer, int wait, string key)
    {
        try
        {
            await answer;
        }
        finally
        {
            Run.Gate.Release(wait);
            Run.Answers.Remove(key);
        }
    }

    // After a pause (nobody drove the run) one reminder stands for all that were due.
    private async Task RemindAsync(
        LogEntry asked, int step, Reminders reminders, bool isCarried, Task answer, CancellationToken cancellationToken)
    {
        var last = Run.State.Of(Node).Journal?.LastReminder(Path, step);
        for (var count = last is { Data: HumanReminded known } ? known.Count + 1 : 1; count <= reminders.Max; count++)
        {
            var at = (last?.At ?? asked.At) + TimeSpan.FromSeconds(reminders.EverySeconds);
            if (((HumanRequested)asked.Data).Until is { } until && at >= until)
            {
                return;
            }

            try
            {
                await Run.Gate.TimerAsync(at, isCarried, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            if (answer.IsCompleted)
            {
                return;
            }

            isCarried = false;
            Run.Log.Emit(Path, Pass, new HumanReminded(step, count));
            last = Run.State.Of(Node).Journal?.LastReminder(Path, step);
            Run.Signal.Set();
        }
    }

    private async Task ExpireAsync(
        int step,
        DateTimeOffset until,
        bool isCarried,
        JsonElement? fallback,
        TaskCompletionSource<JsonElement> answer,
        CancellationToken cancellationToken)
    {
        try
        {
            await Run.Gate.TimerAsync(until, isCarried, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Answered, or the run drains.
            return;
        }

        if (!answer.Task.IsCompleted)
        {
            Run.Log.Emit(Path, Pass, new HumanExpired(step, fallback));
            answer.TrySetResult(default);
        }
    }
}
