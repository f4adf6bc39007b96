using System.Text;
using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Batches;
using GenXai.Workflows.Orchestration;

namespace GenXai.Workflows.Batches;

/// <summary>
/// Numbered children with a bound on how many are at work: started by an activity through the client, so that they may
/// outlive a generation; their ends come by the mailbox. A child that ends without a word (by force, or for a fault of
/// ours) is found by a look now and then.
/// </summary>
internal sealed class ChildPool
{
    private const int MaxEvents = 1_000;
    private static readonly TimeSpan FirstLook = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestLook = TimeSpan.FromHours(1);
    private readonly IOrchestrationContext _context;
    private readonly BatchCalls _calls;
    private readonly ChildPoolPlan _plan;
    private readonly StringBuilder _children;
    private BatchCounts _counts;
    private string? _error;
    private int _running;

    public ChildPool(IOrchestrationContext context, BatchCalls calls, ChildPoolPlan plan, BatchProgress? progress)
    {
        _context = context;
        _calls = calls;
        _plan = plan;
        var from = progress ?? BatchProgress.None;
        _children = new StringBuilder(from.Children, plan.Count);
        _counts = from.Counts;
        _error = from.Error;
        _running = from.Children.Count(letter => letter == 'r');
    }

    public BatchProgress Progress => new(_children.ToString(), _counts, _error);

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
            var isOver = _running == 0 && _children.Length == _plan.Count;
            if (isOver || _calls.Events >= MaxEvents)
            {
                done.Cancel();
                return isOver;
            }

            if (_running < _plan.Concurrency && _children.Length < _plan.Count)
            {
                await StartAsync(Math.Min(_plan.Concurrency - _running, _plan.Count - _children.Length));
                continue;
            }

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
        new BatchCustomStatus(status, _counts, _running, []), BatchJsonContext.Default.BatchCustomStatus));

    private async Task StartAsync(int count)
    {
        var from = _children.Length;
        await _calls.CallAsync(BatchNames.Start, _plan.Start(from, count), BatchJsonContext.Default.BatchStartRequest);
        _children.Append('r', count);
        _running += count;
    }

    private async Task LookAsync()
    {
        List<string> ids = [];
        for (var number = 0; number < _children.Length; number++)
        {
            if (_children[number] == 'r')
            {
                ids.Add(_plan.IdOf(number));
            }
        }

        var found = await _calls.CallAsync(
            BatchNames.Look, new BatchLookRequest(ids), BatchJsonContext.Default.BatchLookRequest, BatchJsonContext.Default.BatchLookResult);
        foreach (var end in found.Ended)
        {
            End(end);
        }
    }

    private void Take(string text)
    {
        _calls.Count(1);
        if (JsonSerializer.Deserialize(text, ContractsJsonContext.Default.MailboxMessage) is { Kind: MessageKinds.Child, ChildId: { } id, Outcome: { } outcome })
        {
            var counts = outcome.Output is { ValueKind: JsonValueKind.Object } output
                ? output.Deserialize(BatchJsonContext.Default.BatchCounts)
                : null;
            End(new BatchChildEnd(id, outcome.Status, counts, outcome.Error?.Message));
        }
    }

    // What was counted already, by its word or by a look, is not counted again.
    private void End(BatchChildEnd end)
    {
        if (_plan.NumberOf(end.Id) is not { } number || number < 0 || number >= _children.Length || _children[number] != 'r')
        {
            return;
        }

        _running--;
        _children[number] = end.Status[0];
        _error ??= end.Error;
        _counts = _plan.CountsItems ? _counts.Plus(end.Status) : _counts.Plus(end.Counts ?? BatchCounts.None);
    }

    private Task LookAtAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        _calls.Count(2);
        return _context.CreateTimerAsync(_context.CurrentUtcTime + pause, cancellationToken);
    }
}
