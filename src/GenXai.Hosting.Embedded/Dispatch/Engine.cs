using GenXai.Hosting.Embedded.Clients;
using GenXai.Hosting.Embedded.Dispatch.Threads;
using GenXai.Hosting.Embedded.History;
using GenXai.Hosting.Embedded.Storage;
using GenXai.Hosting.Embedded.Time;
using GenXai.Workflows.Orchestration;
using Microsoft.Extensions.Logging;

namespace GenXai.Hosting.Embedded.Dispatch;

/// <summary>
/// One thread at a time does everything: it takes what has come, steps the instances that it concerns, and commits it all as
/// one transaction; then it sends out what the steps asked for. So group commit, the order of things and the
/// absence of locks come by themselves.
/// </summary>
internal sealed class Engine : IDisposable
{
    private const int MaxStepsPerCommit = 512;

    private readonly IRuntimeStore _store;
    private readonly EmbeddedOptions _options;
    private readonly ILogger _log;
    private readonly VirtualClock? _virtual;
    private readonly ActivityLane? _lane;
    private readonly IdleGate _idle;
    private readonly WakeTimes _wakes = new();
    private readonly Batch _batch = new();
    private readonly HistoryJson _json = new();
    private readonly ActivityDispatcher _dispatcher;
    private readonly Ownership _ownership;
    private readonly Announcer _announcer;
    private readonly EngineRest _rest;
    private readonly EngineThreads _threads;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<WorkItem> _unanswered = [];
    private ActivityCall? _ownCall;
    private long _commits;
    private long _lastLook;
    private bool _isOpen;
    private volatile bool _stopping;
    private volatile bool _abandoned;

    public Engine(IRuntimeStore store, EmbeddedOptions options, ProgramRegistry program, ChangeHub hub, WorkQueue queue)
    {
        (_store, _options, Program, Hub, Queue) = (store, options, program, hub, queue);
        _log = options.Loggers.CreateLogger<Engine>();
        _virtual = options.Clock as VirtualClock;
        _lane = _virtual is null ? null : new ActivityLane(queue.Wake);
        _idle = new IdleGate(options.BeforeTimeMoves, queue);
        _dispatcher = new ActivityDispatcher(program, queue, _virtual, _lane, options.MaxConcurrentActivities);
        Instances = new LiveInstances(store, options.MaxLiveBytes);
        Entities = new EntityRunner(program, store);
        Writer = new StepWriter(program, store, Instances, _wakes, Entities, _batch, _dispatcher, _json, options.OnStep);
        Steps = new StepRunner(
            program, store, Instances, Writer, _batch, queue, options.Clock.Time, options.Loggers,
            options.ReplayAlways ?? ReplayByEnvironment(), _virtual is not null);
        _ownership = new Ownership(store, Instances, _wakes, options.Drive, _log);
        _announcer = new Announcer(store.Reader, hub);
        _rest = new EngineRest(options.Clock, store.PollInterval, queue, _wakes, _dispatcher, _idle, _lane);
        _threads = new EngineThreads(Run);
        queue.Added = _threads.Call;
    }

    public ProgramRegistry Program { get; }

    public ChangeHub Hub { get; }

    public WorkQueue Queue { get; }

    public LiveInstances Instances { get; }

    public EntityRunner Entities { get; }

    public StepWriter Writer { get; }

    public StepRunner Steps { get; }

    public IRuntimeStore Store => _store;

    public long Owner => _ownership.Owner;

    public DateTimeOffset Now => _options.Clock.Time.GetUtcNow();

    /// <summary>Ends when the engine's thread has; fails with what stopped it.</summary>
    public Task Ended => _ended.Task;

    public void Start()
    {
        _ownership.Open(Now);
        _threads.Start();
    }

    /// <summary>Stops cleanly: activities are asked to end, what has ended is committed, the instances are let go.</summary>
    public void Stop()
    {
        _stopping = true;
        Queue.Wake();
    }

    /// <summary>Stops dead, as a killed process does: nothing more is written, the lock is freed.</summary>
    public void Abandon()
    {
        _abandoned = true;
        Queue.Wake();
    }

    public void ActivityEnded(ActivityCall call, CallResult result)
    {
        var live = Instances.Find(call.InstanceId);
        if (live is null || live.Row.Generation != call.Generation || !live.InFlight.Remove(call.Sequence))
        {
            return;
        }

        live.Events.Add(HistoryEvent.Answer(HistoryEventKind.ActivityCompleted, 0, call.Sequence, result));
        Instances.Enqueue(live);
    }

    public void IdleHookEnded(bool didSomething) => _idle.Ended(didSomething);

    public Task WhenQuiescentAsync() => _idle.WhenQuiescentAsync();

    public int Claim(string? rootId) => _ownership.ClaimFree(rootId);

    /// <summary>An instance moved without being stepped here.</summary>
    public void MovedElsewhere(string instanceId)
    {
        if (Instances.FindInMemory(instanceId) is { } live)
        {
            _wakes.Set(instanceId, null);
            Instances.Remove(live);
        }

        _batch.MovedElsewhere.Add(instanceId);
    }

    public void Dispose()
    {
        _dispatcher.Dispose();
        _json.Dispose();
    }

    private static bool ReplayByEnvironment() =>
        string.Equals(Environment.GetEnvironmentVariable("GENXAI_REPLAY"), "always", StringComparison.OrdinalIgnoreCase);

    /// <summary>Drives the engine to its end: true; false when another thread has taken it over.</summary>
    private bool Run()
    {
        Exception? fault = null;
        try
        {
            if (!Loop())
            {
                return false;
            }

            if (!_abandoned)
            {
                Leave();
            }
        }
#pragma warning disable CA1031 // Whatever stops the engine is handed to everyone who waits for it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            fault = e;
            EmbeddedLog.Faulted(_log, e);
        }

        _store.Abort();
        var reason = fault ?? new ObjectDisposedException(nameof(EmbeddedHost), "the host was stopped");
        _unanswered.ForEach(item => item.Refused(reason));
        Queue.Close(reason);
        Hub.Close(reason);
        _idle.Close(reason);
        _dispatcher.Stop();
        _store.AbandonHost();
        if (fault is null)
        {
            _ended.SetResult();
        }
        else
        {
            _ended.SetException(fault);
        }

        return true;
    }

    private bool Loop()
    {
        var items = new List<WorkItem>();
        if (!_isOpen)
        {
            _isOpen = true;
            InTransaction(() => _ownership.TakeOver(atStart: true));
        }

        while (!_abandoned)
        {
            _lane?.RunAll();
            items = Queue.Take(items);
            if (items.Count > 0 || Instances.HasRunnable || _wakes.Next() <= Now)
            {
                _idle.Busy();
                Step(items);
                if (_abandoned)
                {
                    return true;
                }

                items.Clear();
                if (_ownCall is { } call && !MakeHere(call))
                {
                    return false;
                }

                LookAround();
            }
            else if (_stopping)
            {
                return true;
            }
            else if (!LookAround())
            {
                _rest.Wait();
            }
        }

        return true;
    }

    /// <summary>Makes a call on this thread; false when another has taken the engine over meanwhile.</summary>
    private bool MakeHere(ActivityCall call)
    {
        _ownCall = null;
        var loan = _threads.TryLend();
        if (loan == 0 || Queue.HasItems)
        {
            var isDriving = loan == 0 || _threads.TryTakeBack(loan);
            _dispatcher.Launch(call);
            return isDriving;
        }

        var ended = call.ExecuteHere();
        var isBack = _threads.TryTakeBack(loan);
        if (ended)
        {
            call.Deliver();
        }

        return isBack;
    }

    private void Step(List<WorkItem> items)
    {
        if (_virtual is not null && items.Count > 1)
        {
            // Answers of one instant come in the order in which the calls were made.
            items = [.. items.OrderBy(item => (item as ActivityCall)?.Number ?? 0)];
        }

        _unanswered = items;
        _store.Begin();
        items.ForEach(item => item.Apply(this));
        WakeDue();
        if (_virtual is not null)
        {
            Instances.SortRunnable();
        }

        for (var steps = 0; steps < MaxStepsPerCommit && Instances.TryDequeue(out var live); steps++)
        {
            Steps.Run(live);
        }

        Commit(items);
    }

    private void InTransaction(Action action)
    {
        _store.Begin();
        action();
        Commit([]);
    }

    private void Commit(List<WorkItem> items)
    {
        _store.Commit();
        if (_options.KillAfterCommit?.Invoke(++_commits) == true)
        {
            _abandoned = true;
            return;
        }

        if (!_stopping)
        {
            SendOut();
        }

        items.ForEach(item => item.Committed());
        _unanswered = [];
        _announcer.Announce(_batch);
        _batch.Clear();
        Instances.Trim();
    }

    /// <summary>A call that stands alone, with nothing else to do, is made on this thread: it saves two hand-offs.</summary>
    private void SendOut()
    {
        if (_batch.Calls is [var only] && _virtual is null && !Instances.HasRunnable)
        {
            _ownCall = _dispatcher.TryBegin(only) ? only : null;
            return;
        }

        _batch.Calls.ForEach(_dispatcher.Start);
    }

    private void WakeDue()
    {
        var now = Now;
        while (_wakes.TryTake(now, out var id))
        {
            if (Instances.Find(id) is { } live)
            {
                Instances.Enqueue(live);
            }
        }
    }

    /// <summary>Looks for what other processes have done, now and then. True when there is something to do now.</summary>
    private bool LookAround()
    {
        if (_virtual is not null || _store.PollInterval is not { } interval || TimeProvider.System.GetElapsedTime(_lastLook) < interval)
        {
            return false;
        }

        _lastLook = TimeProvider.System.GetTimestamp();

        if (_ownership.IsTimeToTakeOver())
        {
            InTransaction(() => _ownership.TakeOver(atStart: false));
        }

        if (_store.HasForeignChanges())
        {
            InTransaction(() => _store.OwnedWithMessages(Owner).ForEach(Instances.Mail));
            Hub.Watched().ForEach(_announcer.AnnounceStored);
        }

        return Instances.HasRunnable;
    }

    private void Leave()
    {
        _dispatcher.Stop();
        var items = new List<WorkItem>();
        var until = TimeProvider.System.GetTimestamp();
        while (_dispatcher.Running > 0 && TimeProvider.System.GetElapsedTime(until) < _options.StopGrace && !_abandoned)
        {
            _lane?.RunAll();
            items = Queue.Take(items);
            if (items.Count > 0)
            {
                Step(items);
                items.Clear();
            }
            else
            {
                Queue.Wait(TimeSpan.FromMilliseconds(20));
            }
        }

        if (!_abandoned)
        {
            _store.CloseHost(Owner);
        }
    }
}
