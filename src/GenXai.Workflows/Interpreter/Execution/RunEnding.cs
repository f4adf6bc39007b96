using System.Globalization;
using System.Text;
using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Child;
using GenXai.Workflows.Contracts.Log.Compensation;
using GenXai.Workflows.Contracts.Log.Run;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Interpreter.Execution.Generations;
using GenXai.Workflows.Interpreter.State;
using GenXai.Workflows.Interpreter.State.Saga;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Execution;

/// <summary>How a run ends: it drains if it must, says how it ended, flushes its log, and tells its parent.</summary>
internal sealed class RunEnding(RunServices run)
{
    private const int MaxListed = 20;

    private LogData? _end;
    private RunRestored? _return;
    private bool _transient;
    private bool _isFinishing;

    /// <summary>The checkpoint to go back to once the run has drained; null: it ends.</summary>
    public RunRestored? Return => run.State.Saga.Plan is { } plan ? plan.Restore : _return;

    /// <summary>The run fails: it drains, then goes back to a checkpoint or ends.</summary>
    /// <param name="error">Why.</param>
    /// <param name="transient">Whether the same may succeed another time.</param>
    /// <param name="mode">What happens to what runs.</param>
    /// <param name="mayReturn">Whether the run may go back to a checkpoint.</param>
    public void Fail(RunError error, bool transient, DrainMode mode, bool mayReturn = false)
    {
        if (run.Gate.Drain != DrainMode.None || run.State.Saga.Plan is not null)
        {
            return;
        }

        _transient = transient;
        _return = mayReturn ? FailureReturn.Of(run.State, error) : null;
        Drain(_return is null ? "failed" : "restored", new RunFailed(error), _return is null ? mode : DrainMode.Cancel);
    }

    /// <summary>Someone stops the run: it drains, then ends.</summary>
    public void Stop(MailboxMessage message)
    {
        var by = message.By is null ? "" : $" by {message.By}";
        var why = message.Reason is null ? "" : $": {message.Reason}";
        var verb = string.Equals(message.Kind, MessageKinds.Cancel, StringComparison.Ordinal) ? "cancelled" : "terminated";
        if ((run.Gate.Drain == DrainMode.Cancel && Return is null) || _isFinishing)
        {
            return;
        }

        var error = new RunError(ErrorCodes.Terminated, $"the run was {verb}{by}{why}", null);
        if (run.State.Saga.Plan is { } plan)
        {
            if (plan.Restore is not null)
            {
                // It undoes what came after a checkpoint; now it undoes all, and ends.
                run.Log.Emit(null, null, Plan("terminated", error, transient: false));
            }

            return;
        }

        _return = null;
        Drain(verb, new RunTerminated(error), DrainMode.Cancel);
    }

    /// <summary>Fails the run when <c>limits.timeout_seconds</c> has passed.</summary>
    public async Task WatchTimeoutAsync(CancellationToken cancellationToken)
    {
        if (run.Definition.Limits.TimeoutSeconds is not { } seconds || run.State.Saga.Plan is not null)
        {
            return;
        }

        var until = (run.State.RetriedAt ?? run.State.StartedAt) + TimeSpan.FromSeconds(seconds);
        try
        {
            await run.Gate.TimerAsync(until, isCarried: run.Input.Snapshot is not null, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }

        var text = seconds.ToString(CultureInfo.InvariantCulture);
        Fail(new RunError(ErrorCodes.Timeout, $"the run timed out after {text} s (limits.timeout_seconds)", null), transient: true, DrainMode.Cancel);
        run.Signal.Set();
    }

    /// <summary>Ends the run, which has nothing at work.</summary>
    /// <param name="close">Closes the mailbox, when all is said.</param>
    public async Task<string> FinishAsync(Action close)
    {
        _isFinishing = true;
        run.Budget.Close();
        run.Log.Emit(null, null, End());
        while (run.Log.HasPending)
        {
            await run.Gate.CallAsync(ActivityNames.Flush, "{}");
        }

        close();
        new RunStatusReporter(run).End(run.State.Status);
        TellParent();
        return JsonSerializer.Serialize(
            new RunOutput(run.State.Status, RunResults.Of(run.State, run.Input.RunId)),
            ContractsJsonContext.Default.RunOutput);
    }

    /// <summary>What the run, which has nothing at work, undoes before it ends or goes back; null for nothing.</summary>
    public CompensationPlanned? Plan()
    {
        if (run.State.Saga.IsEmpty)
        {
            return null;
        }

        var plan = Return is { } way
            ? new CompensationPlanned("restored", way.Error, Transient: false, way, SagaFold.Count(run.State.Saga, way.Seq))
            : End() switch
            {
                RunFailed end => Plan("failed", end.Error, _transient),
                RunTerminated end => Plan("terminated", end.Error, transient: false),
                _ => null,
            };
        return plan is { Count: > 0 } ? plan : null;
    }

    /// <summary>What a run undoes that is there for nothing else.</summary>
    public CompensationPlanned Undo() => Plan("asked", null, transient: false);

    private CompensationPlanned Plan(string reason, RunError? error, bool transient) =>
        new(reason, error, transient, null, SagaFold.Count(run.State.Saga, null));

    private LogData End() => run.State.Saga.Plan switch
    {
        null => _end ?? Completion(),
        { Reason: "failed", Error: { } error } => new RunFailed(error),
        { Error: { } error } => new RunTerminated(error),
        _ when run.State.Saga.Failed.Count == 0 => new RunCompleted(JsonValues.Null),
        _ => new RunFailed(new RunError(
            ErrorCodes.NodeFailed,
            $"not all of it could be undone; the compensations that failed: {string.Join(", ", run.State.Saga.Failed)}; run {run.Input.RunId} says why",
            null)),
    };

    private void Drain(string reason, LogData end, DrainMode mode)
    {
        _end = end;
        run.Log.Emit(null, null, new RunDraining(reason));
        run.Gate.StartDrain(mode);
    }

    private LogData Completion()
    {
        var outputs = run.Graph.Nodes.Where(node => node.Definition.Kind == NodeKind.Output).ToList();
        var reached = outputs.Where(node => run.State.Of(node).HasOutput).ToList();
        return (outputs.Count, reached.Count) switch
        {
            (0, _) => new RunCompleted(JsonValues.Null),
            (_, 0) => new RunFailed(new RunError(ErrorCodes.NoOutput, NoOutput(), outputs[0].Id)),
            (_, 1) => new RunCompleted(Reached.OutputOf(run.State, reached[0])),
            _ => new RunCompleted(JsonValues.Build(writer =>
            {
                writer.WriteStartObject();
                foreach (var node in reached)
                {
                    writer.WritePropertyName(node.Id);
                    Reached.OutputOf(run.State, node).WriteTo(writer);
                }

                writer.WriteEndObject();
            })),
        };
    }

    private string NoOutput()
    {
        var text = new StringBuilder("no output node was reached; declined edges: ");
        var declined = run.Graph.Edges
            .Where(edge => edge.Condition is not null && !edge.IsBack && run.State.Edges[edge.Index] == EdgeDecision.Declined)
            .ToList();
        text.AppendJoin(", ", declined.Take(MaxListed).Select(Describe));
        if (declined.Count > MaxListed)
        {
            text.Append(CultureInfo.InvariantCulture, $" and {declined.Count - MaxListed} more");
        }

        return declined.Count == 0 ? "no output node was reached: no edge leads there from a node that ran" : text.ToString();
    }

    private static string Describe(GraphEdge edge) => $"{edge.From?.Id} -> {edge.To.Id} ({edge.Condition?.Text})";

    private void TellParent()
    {
        if ((run.Input.ParentId ?? run.Input.ReportTo) is not { } parent)
        {
            return;
        }

        var state = run.State;

        // A batch keeps no outputs in its history: it reads them when it writes the results.
        var isChild = run.Input.ParentId is not null;
        var message = new MailboxMessage
        {
            Id = $"{run.Input.RunId}:ended",
            Kind = MessageKinds.Child,
            ChildId = run.Input.RunId,
            Outcome = new ChildOutcome(
                state.Status,
                isChild ? state.Output : null,
                isChild ? state.Error : null,
                state.Saga.Plan?.Transient ?? _transient,
                state.Usage,
                state.Nodes.Sum(node => node.DurationMs),
                state.Tools.Count == 0 ? null : [.. state.Tools.Values],
                isChild && !state.Saga.IsEmpty && state.Status == RunStatuses.Completed ? true : null,
                isChild && state.Saga.Failed.Count > 0 ? [.. state.Saga.Failed] : null),
        };
        run.Context.SendEvent(
            parent,
            WorkflowEngine.Mailbox,
            JsonSerializer.Serialize(message, ContractsJsonContext.Default.MailboxMessage));
    }
}
