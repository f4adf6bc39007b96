using GenXai.Hosting.Embedded.History;
using GenXai.Workflows.Orchestration;
using Microsoft.Extensions.Logging;

namespace GenXai.Hosting.Embedded.Runtime;

/// <summary>
/// One generation of one instance, live: history and new events in, actions out. Replay is the same code given
/// the actions on record.
/// </summary>
internal sealed class OrchestrationExecutor
{
    private readonly IOrchestrator _orchestrator;
    private readonly string? _input;
    private readonly OrchestrationContext _context;
    private readonly SortedDictionary<int, HistoryAction> _openActivities = [];
    private Task<string?>? _main;
    private volatile bool _leftThread;

    public OrchestrationExecutor(
        string instanceId,
        int generation,
        IOrchestrator orchestrator,
        string? input,
        ILoggerFactory loggers,
        Action<OrchestrationExecutor> onForeignThread)
    {
        _orchestrator = orchestrator;
        _input = input;
        _context = new OrchestrationContext(instanceId, generation, loggers, () =>
        {
            _leftThread = true;
            onForeignThread(this);
        });
    }

    public string? CustomStatus => _context.CustomStatus;

    public DateTimeOffset? NextTimer => _context.Timers.NextDue();

    public int OpenCalls => _context.OpenCalls;

    public int OpenTimers => _context.Timers.Open;

    public bool WaitsForEvents => _context.Events.Waiting > 0;

    /// <summary>The activities without a result, in the order in which they were scheduled.</summary>
    public IEnumerable<HistoryAction> OpenActivities => _openActivities.Values;

    public int OpenActivityCount => _openActivities.Count;

    /// <summary>Why the instance cannot go on; null when it can.</summary>
    public string? Violation { get; private set; }

    public void TakeDueTimers(DateTimeOffset now, List<HistoryEvent> events) => _context.Timers.TakeDue(now, events);

    /// <summary>True when the event answers nothing that is open.</summary>
    public bool IsStale(HistoryEvent answer) => !_context.IsOpen(answer.Sequence);

    /// <summary>Repeats a step of history.</summary>
    public void Replay(HistoryStep step) => Execute(step.Events, step.At, step.Actions);

    /// <summary>Handles new events, or those of a recorded step.</summary>
    public StepOutcome Execute(
        IReadOnlyList<HistoryEvent> events, DateTimeOffset now, IReadOnlyList<HistoryAction>? recorded = null)
    {
        _context.Begin(now, recorded);
        var handled = 0;
        while (handled < events.Count && !IsFinished)
        {
            Handle(events[handled]);
            handled++;
        }

        var outcome = IsFinished ? Finish(events, handled) : GoOn(events);
        Violation = _leftThread ? LeftThread : _context.Actions.Mismatch ?? Violation;
        return outcome with { Violation = Violation };
    }

    public static string LeftThread =>
        "the orchestrator left its thread: it awaited a task that is not its context's, or used ConfigureAwait, "
        + "Task.Run or a timer of its own. Mend the orchestrator and resume";

    private bool IsFinished => _main is { IsCompleted: true };

    private void Handle(HistoryEvent happened)
    {
        if (happened.Kind == HistoryEventKind.ActivityCompleted)
        {
            _openActivities.Remove(happened.Sequence);
        }

        _context.Scheduler.Run(() =>
        {
            if (happened.Kind == HistoryEventKind.Started)
            {
                Start();
            }
            else
            {
                _context.Deliver(happened);
            }
        });
    }

    private void Start()
    {
        try
        {
            _main = _orchestrator.RunAsync(_context, _input);
        }
#pragma warning disable CA1031 // An orchestrator may throw anything before its first await; it is a failure as data.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _main = Task.FromException<string?>(e);
        }
    }

    private StepOutcome GoOn(IReadOnlyList<HistoryEvent> events)
    {
        var actions = _context.Actions.End();
        Remember(actions);
        if (_context.OpenCalls == 0 && _context.Timers.Open == 0 && _context.Events.Waiting == 0)
        {
            Violation ??= "the orchestrator waits for something that its context did not give: no call, timer or "
                + "event is open, so it would wait for ever. Await only tasks of the context, then resume";
        }

        return new StepOutcome { Events = events, Actions = actions };
    }

    private void Remember(HistoryAction[] actions)
    {
        foreach (var action in actions)
        {
            if (action.Kind == HistoryActionKind.ActivityScheduled && _context.IsOpen(action.Sequence))
            {
                _openActivities[action.Sequence] = action;
            }
        }
    }

    private StepOutcome Finish(IReadOnlyList<HistoryEvent> events, int handled)
    {
        var (output, failure) = ResultOf(_main!);
        var continued = failure is null ? _context.ContinuedInput : null;
        var kind = continued is not null ? HistoryActionKind.ContinuedAsNew
            : failure is null ? HistoryActionKind.Completed : HistoryActionKind.Failed;
        _context.Actions.Add(new HistoryAction(kind, _context.Actions.NextSequence()));
        var carried = _context.Events.Unconsumed();
        carried.AddRange(events.Skip(handled).Where(e => e.Kind == HistoryEventKind.EventRaised));
        return new StepOutcome
        {
            Events = handled == events.Count ? events : [.. events.Take(handled)],
            Actions = _context.Actions.End(),
            IsCompleted = continued is null,
            Output = continued is null ? output : null,
            Failure = failure,
            ContinuedInput = continued,
            Carried = carried,
        };
    }

    private static (string? Output, FailureDetails? Failure) ResultOf(Task<string?> main)
    {
        if (main.IsCompletedSuccessfully)
        {
#pragma warning disable VSTHRD002 // The task has completed: its result is there, nothing blocks.
            return (main.Result, null);
#pragma warning restore VSTHRD002
        }

        var cause = main.Exception?.InnerException;
        return (null, cause is null
            ? new FailureDetails(nameof(OperationCanceledException), "the orchestrator was cancelled")
            : new FailureDetails(cause.GetType().Name, cause.Message));
    }
}
