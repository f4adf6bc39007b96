using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Run;

namespace GenXai.Workflows.Interpreter.Execution;

/// <summary>
/// Says where the run stands: to status queries by the custom status, to the log by <c>run.waiting</c>, to the parent
/// (or the batch that it is an item of) by a message; and flushes the log when the run comes to rest.
/// </summary>
internal sealed class RunStatusReporter(RunServices run)
{
    private const int MaxShown = 8;
    private const int MaxPathLength = 150;

    private string? _status;
    private RunUsage? _usage;
    private string _shown = "";
    private bool? _toldParent = false;

    /// <summary>A further generation starts: what the one before told the parent last is not known.</summary>
    public void Restore() => _toldParent = null;

    /// <summary>Something is at work; people may be asked beside it.</summary>
    public void Work() => Tell(RunStatuses.Running, run.State.Open.Requests);

    /// <summary>No call is in flight and nothing can start.</summary>
    /// <returns>True when the log was flushed meanwhile, so that things may have moved.</returns>
    public async Task<bool> RestAsync()
    {
        run.Budget.GiveBack();
        var waiting = Waiting();
        if (waiting && run.State.Status != RunStatuses.Waiting)
        {
            run.Log.Emit(null, null, new RunWaiting());
        }

        // An answer about budgets comes soon, and with it a call that takes the entries along.
        if (run.Log.Urgency >= (run.Budget.IsAsking ? LogUrgency.Now : LogUrgency.AtRest))
        {
            if (run.State.Open.Requests.Count > 0)
            {
                // Whoever lists what waits for people looks here first: the log must not know of a question before.
                Show(RunStatuses.Running, run.State.Open.Requests);
            }

            await FlushAsync();
            return true;
        }

        Tell(waiting ? RunStatuses.Waiting : RunStatuses.Running, run.State.Open.Requests);
        return false;
    }

    /// <summary>Writes what is pending by a call that does nothing else.</summary>
    public Task FlushAsync() => run.Gate.CallAsync(ActivityNames.Flush, "{}");

    /// <summary>The run has ended.</summary>
    public void End(string status) => Tell(status, []);

    // Waiting: a person or an event is waited for, and no sub-run is at work.
    private bool Waiting()
    {
        var children = run.State.Open.Children.Count;
        return !run.Budget.IsAsking && (run.State.Open.Requests.Count > 0 || children > 0) && run.State.WaitingChildren.Count == children;
    }

    private void Tell(string status, IReadOnlyCollection<LogEntry> requests)
    {
        if (Show(status, requests))
        {
            TellParent(string.Equals(status, RunStatuses.Waiting, StringComparison.Ordinal));
        }
    }

    // False where nothing can have changed.
    private bool Show(string status, IReadOnlyCollection<LogEntry> requests)
    {
        var usage = run.State.Usage;
        if (requests.Count == 0 && string.Equals(status, _status, StringComparison.Ordinal) && ReferenceEquals(usage, _usage))
        {
            return false;
        }

        (_status, _usage) = (requests.Count == 0 ? status : null, usage);
        var text = JsonSerializer.Serialize(
            new RunCustomStatus(
                status,
                [.. requests.Take(MaxShown).Select(entry => Shorten(entry.Path!))],
                requests.Count,
                usage),
            ContractsJsonContext.Default.RunCustomStatus);
        if (!string.Equals(text, _shown, StringComparison.Ordinal))
        {
            _shown = text;
            run.Context.SetCustomStatus(text);
        }

        return true;
    }

    private static string Shorten(string path) => path.Length <= MaxPathLength ? path : path[..MaxPathLength] + "…";

    private void TellParent(bool waiting)
    {
        if ((run.Input.ParentId ?? run.Input.ReportTo) is not { } parent || waiting == _toldParent)
        {
            return;
        }

        _toldParent = waiting;
        var message = new MailboxMessage
        {
            Id = $"{run.Input.RunId}:waiting:{run.State.LastSeq}",
            Kind = MessageKinds.ChildWaiting,
            ChildId = run.Input.RunId,
            Waiting = waiting,
            Order = run.State.LastSeq,
        };
        run.Context.SendEvent(
            parent,
            WorkflowEngine.Mailbox,
            JsonSerializer.Serialize(message, ContractsJsonContext.Default.MailboxMessage));
    }
}
