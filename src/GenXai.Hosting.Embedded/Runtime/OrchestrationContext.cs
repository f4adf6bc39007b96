using System.Text;
using GenXai.Hosting.Embedded.History;
using GenXai.Workflows.Orchestration;
using Microsoft.Extensions.Logging;

namespace GenXai.Hosting.Embedded.Runtime;

/// <summary>The port, for one generation of one instance.</summary>
internal sealed class OrchestrationContext(string instanceId, int generation, ILoggerFactory loggers, Action onForeignThread)
    : IOrchestrationContext
{
    private const int MaxCustomStatusBytes = 2048;

    private readonly Dictionary<int, TaskCompletionSource<CallResult>> _calls = [];
    private int _guids;

    public OrchestrationScheduler Scheduler { get; } = new(onForeignThread);

    public ActionLog Actions { get; } = new();

    public DurableTimers Timers { get; } = new();

    public ExternalEvents Events { get; } = new();

    public string InstanceId => instanceId;

    public bool IsReplaying => Actions.IsReplaying;

    public DateTimeOffset CurrentUtcTime { get; private set; }

    public string? CustomStatus { get; private set; }

    /// <summary>The next generation's input, once it was asked for.</summary>
    public string? ContinuedInput { get; private set; }

    public int OpenCalls => _calls.Count;

    public void Begin(DateTimeOffset now, IReadOnlyList<HistoryAction>? recorded)
    {
        CurrentUtcTime = now > CurrentUtcTime ? now : CurrentUtcTime;
        Actions.Begin(recorded);
    }

    public Guid NewGuid()
    {
        EnsureOnThread();
        return DeterministicGuid.Create(instanceId, generation, ++_guids);
    }

    public Task<CallResult> CallActivityAsync(string name, ActivityInput input)
    {
        var sequence = Next();
        Actions.Add(new HistoryAction(HistoryActionKind.ActivityScheduled, sequence, name, input.Payload)
        {
            Entries = input.Entries ?? [],
        });
        return OpenCallAsync(sequence);
    }

    public Task<CallResult> CallSubOrchestrationAsync(string name, string? input, SubOrchestrationOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(options.InstanceId, nameof(options));
        var sequence = Next();
        Actions.Add(new HistoryAction(
            HistoryActionKind.SubOrchestrationStarted, sequence, name, input, options.InstanceId, options.Version));
        return OpenCallAsync(sequence);
    }

    public Task CreateTimerAsync(DateTimeOffset fireAt, CancellationToken cancellationToken)
    {
        EnsureOnThread();
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellationToken);
        }

        var sequence = Next();
        Actions.Add(new HistoryAction(HistoryActionKind.TimerCreated, sequence, FireAt: fireAt.ToUniversalTime()));
        var task = Timers.AddAsync(sequence, fireAt.ToUniversalTime());
        if (cancellationToken.CanBeCanceled)
        {
            Timers.Register(sequence, cancellationToken.Register(() => CancelTimer(sequence, cancellationToken)));
        }

        return task;
    }

    public Task<string> WaitForExternalEventAsync(string name)
    {
        EnsureOnThread();
        return Events.WaitAsync(name);
    }

    public void SendEvent(string instanceId, string name, string payload) =>
        Actions.Add(new HistoryAction(HistoryActionKind.EventSent, Next(), name, payload, instanceId));

    public Task<CallResult> CallEntityAsync(EntityId id, string operation, string? input)
    {
        var sequence = Next();
        Actions.Add(new HistoryAction(HistoryActionKind.EntityCalled, sequence, operation, input, id.Key, id.Name));
        return OpenCallAsync(sequence);
    }

    public void SignalEntity(EntityId id, string operation, string? input) =>
        Actions.Add(new HistoryAction(HistoryActionKind.EntitySignalled, Next(), operation, input, id.Key, id.Name));

    public void SetCustomStatus(string? customStatus)
    {
        EnsureOnThread();
        if (customStatus is not null && Encoding.UTF8.GetByteCount(customStatus) is > MaxCustomStatusBytes and var size)
        {
            throw new ArgumentException(
                $"the custom status has {size} bytes; at most {MaxCustomStatusBytes} are kept: shorten it", nameof(customStatus));
        }

        CustomStatus = customStatus;
    }

    public void ContinueAsNew(string input)
    {
        EnsureOnThread();
        ContinuedInput = input;
    }

    public ILogger CreateReplaySafeLogger(string category) =>
        new ReplaySafeLogger(loggers.CreateLogger(category), this);

    /// <summary>Hands one event to who waits for it. Answers that nobody waits for any more are dropped.</summary>
    public void Deliver(HistoryEvent happened)
    {
        switch (happened.Kind)
        {
            case HistoryEventKind.TimerFired:
                Timers.Fire(happened.Sequence);
                break;
            case HistoryEventKind.EventRaised:
                Events.Deliver(happened);
                break;
            case HistoryEventKind.ActivityCompleted or HistoryEventKind.SubOrchestrationCompleted
                or HistoryEventKind.EntityCompleted:
                if (_calls.Remove(happened.Sequence, out var call))
                {
                    call.SetResult(new CallResult(happened.Value, happened.Failure));
                }

                break;
            default:
                throw new InvalidOperationException($"the event {happened.Kind} cannot stand in history");
        }
    }

    public bool IsOpen(int sequence) => _calls.ContainsKey(sequence);

    public void EnsureOnThread()
    {
        if (!Scheduler.IsOnThread)
        {
            onForeignThread();
            throw new InvalidOperationException(
                "an orchestrator used its context from another thread: await only tasks of the context, "
                + "without ConfigureAwait, Task.Run or blocking calls");
        }
    }

    private int Next()
    {
        EnsureOnThread();
        return Actions.NextSequence();
    }

    private Task<CallResult> OpenCallAsync(int sequence)
    {
        var call = new TaskCompletionSource<CallResult>();
        _calls.Add(sequence, call);
        return call.Task;
    }

    private void CancelTimer(int sequence, CancellationToken token)
    {
        EnsureOnThread();
        if (Timers.Cancel(sequence, token))
        {
            Actions.Add(new HistoryAction(HistoryActionKind.TimerCancelled, sequence));
        }
    }
}
