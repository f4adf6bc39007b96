using System.Text;
using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Batches;
using GenXai.Workflows.Orchestration;

namespace GenXai.Workflows.Batches;

/// <summary>
/// Numbered children with a bound on how many are at work: started by an activity through the client, so that they may
/// outlive a generation; their ends come by the mailbox. One that waits for people holds no place meanwhile. A child
/// that ends without a word (by force, or for a fault of ours) is found by a look now and then.
/// </summary>
internal sealed class ChildPool
{
    private const int MaxEvents = 1_000;
    private const char AtWork = 'r';
    private const char WithPeople = 'w';
    private static readonly TimeSpan FirstLook = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestLook = TimeSpan.FromHours(1);
    private readonly IOrchestrationContext _context;
    private readonly BatchCalls _calls;
    private readonly ChildPoolPlan _plan;
    private readonly StringBuilder _children;
    private readonly MessageOrder _order = new();
    private BatchCounts _counts;
    private string? _error;
    private string? _cancelled;
    private int _running;
    private int _waiting;
    private bool? _toldWaiting;
    private long _told;

    public ChildPool(
        IOrchestrationContext context, BatchCalls calls, ChildPoolPlan plan, BatchProgress? progress, string? cancelled = null)
    {
        _context = context;
        _calls = calls;
        _plan = plan;
        var from = progress ?? BatchProgress.None;
        _children = new StringBuilder(from.Children, plan.Count);
        _counts = from.Counts;
        _error = from.Error;
        _cancelled = cancelled ?? from.Cancelled;
        _running = from.Children.Count(letter => letter == AtWork);
        _waiting = from.Children.Count(letter => letter == WithPeople);
        // What an earlier generation told last is not known.
        _toldWaiting = progress is null ? false : null;
    }

    public BatchProgress Progress => new(_children.ToString(), _counts, _error, _cancelled);

    private bool IsAtRest => _running == 0 && _waiting > 0 && !HasMore;

    private bool HasMore => _children.Length < _plan.Count && (_cancelled is null || !_plan.IsOfRuns);

    /// <summary>Works until all children have ended.</summary>
    /// <returns>False when the history is full: the orchestration continues as new with <see cref="Progress"/>.</returns>
    public async Task<bool> RunAsync()
    {
        using var done = new CancellationTokenSource();
        var pause = FirstLook;
        var look = LookAtAsync(pause, done.Token);
        var mail = _context.WaitForExternalEventAsync(WorkflowEngine.Mailbox);
        while (true)
        {
            while (mail.IsCompleted)
            {
                Take(await mail);
                mail = _context.WaitForExternalEventAsync(WorkflowEngine.Mailbox);
            }

            Show(RunStatuses.Running);
            var isOver = _running + _waiting == 0 && !HasMore;
            if (isOver || _calls.Events >= MaxEvents)
            {
                done.Cancel();
                return isOver;
            }

            if (_running < _plan.Concurrency && HasMore)
            {
                await StartAsync(Math.Min(_plan.Concurrency - _running, _plan.Count - _children.Length));
                continue;
            }

            TellWaiting();
            await Task.WhenAny(mail, look);
            if (look.IsCompleted && !mail.IsCompleted)
            {
                await LookAsync();
                pause = pause + pause < LongestLook ? pause + pause : LongestLook;
                look = LookAtAsync(pause, done.Token);
            }
        }
    }

    /// <summary>Shows where the work stands to status queries.</summary>
    public void Show(string status) => _context.SetCustomStatus(JsonSerializer.Serialize(
        new BatchCustomStatus(status, _counts, _running, [], _waiting > 0 ? _waiting : null, _cancelled),
        BatchJsonContext.Default.BatchCustomStatus));

    private async Task StartAsync(int count)
    {
        var from = _children.Length;
        await _calls.CallAsync(BatchNames.Start, _plan.Start(from, count, _cancelled), BatchJsonContext.Default.BatchStartRequest);
        _children.Append(AtWork, count);
        _running += count;
    }

    private async Task LookAsync()
    {
        var found = await _calls.CallAsync(
            BatchNames.Look,
            new BatchLookRequest([.. OpenIds()]),
            BatchJsonContext.Default.BatchLookRequest,
            BatchJsonContext.Default.BatchLookResult);
        foreach (var end in found.Ended)
        {
            End(end);
        }
    }

    private IEnumerable<string> OpenIds()
    {
        for (var number = 0; number < _children.Length; number++)
        {
            if (_children[number] is AtWork or WithPeople)
            {
                yield return _plan.IdOf(number);
            }
        }
    }

    private void Take(string text)
    {
        _calls.Count(1);
        switch (JsonSerializer.Deserialize(text, ContractsJsonContext.Default.MailboxMessage))
        {
            case { Kind: MessageKinds.Child, ChildId: { } id, Outcome: { } outcome }:
                var counts = outcome.Output is { ValueKind: JsonValueKind.Object } output
                    ? output.Deserialize(BatchJsonContext.Default.BatchCounts)
                    : null;
                End(new BatchChildEnd(id, outcome.Status, counts, outcome.Error?.Message));
                break;
            case { Kind: MessageKinds.ChildWaiting, ChildId: { } id, Waiting: { } waiting } message when _order.IsNews(id, message.Order):
                Wait(id, waiting);
                break;
            case { Kind: MessageKinds.Cancel } message:
                Cancel(message.Reason);
                break;
        }
    }

    private void Wait(string childId, bool waits)
    {
        var (from, to) = waits ? (AtWork, WithPeople) : (WithPeople, AtWork);
        if (_plan.NumberOf(childId) is { } number && number >= 0 && number < _children.Length && _children[number] == from)
        {
            _children[number] = to;
            _running += waits ? -1 : 1;
            _waiting += waits ? 1 : -1;
        }
    }

    // What is at work is asked to end, in its own way: runs await their calls and compensate.
    private void Cancel(string? reason)
    {
        if (_cancelled is not null)
        {
            return;
        }

        _cancelled = reason ?? "the batch was cancelled";
        foreach (var id in OpenIds())
        {
            Send(id, new MailboxMessage
            {
                Id = "batch-cancelled",
                Kind = _plan.IsOfRuns ? MessageKinds.Terminate : MessageKinds.Cancel,
                Reason = _cancelled,
            });
        }
    }

    private void TellWaiting()
    {
        if (_plan.Parent is not { } parent || IsAtRest == _toldWaiting)
        {
            return;
        }

        _toldWaiting = IsAtRest;

        // Several may be told at one moment, and the next generation counts from its own moments on.
        _told = Math.Max(_told + 1, _context.CurrentUtcTime.UtcTicks);
        Send(parent, new MailboxMessage
        {
            Id = $"{_context.InstanceId}:waiting:{_context.NewGuid():N}",
            Kind = MessageKinds.ChildWaiting,
            ChildId = _context.InstanceId,
            Waiting = IsAtRest,
            Order = _told,
        });
    }

    private void Send(string instanceId, MailboxMessage message)
    {
        _calls.Count(1);
        _context.SendEvent(
            instanceId, WorkflowEngine.Mailbox, JsonSerializer.Serialize(message, ContractsJsonContext.Default.MailboxMessage));
    }

    // What was counted already, by its word or by a look, is not counted again.
    private void End(BatchChildEnd end)
    {
        if (_plan.NumberOf(end.Id) is not { } number || number < 0 || number >= _children.Length)
        {
            return;
        }

        switch (_children[number])
        {
            case AtWork:
                _running--;
                break;
            case WithPeople:
                _waiting--;
                break;
            default:
                return;
        }

        _children[number] = end.Status[0];
        _error ??= end.Error;
        _counts = _plan.IsOfRuns ? _counts.Plus(end.Status) : _counts.Plus(end.Counts ?? BatchCounts.None);
    }

    private Task LookAtAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        _calls.Count(2);
        return _context.CreateTimerAsync(_context.CurrentUtcTime + pause, cancellationToken);
    }
}
