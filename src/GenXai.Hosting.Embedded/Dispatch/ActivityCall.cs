using GenXai.Hosting.Embedded.History;
using GenXai.Hosting.Embedded.Time;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Embedded.Dispatch;

/// <summary>One execution of an activity; when it has ended it is the message that carries the result.</summary>
internal sealed class ActivityCall(ActivityDispatcher dispatcher, string instanceId, int generation, HistoryAction action)
    : WorkItem, IThreadPoolWorkItem
{
    private static readonly SendOrPostCallback Start = static state => ((ActivityCall)state!).Execute();

    private CallResult? _result;
    private ActivityScope? _scope;

    public string InstanceId => instanceId;

    public int Generation => generation;

    public int Sequence => action.Sequence;

    /// <summary>The order in which calls were started in this process.</summary>
    public long Number { get; set; }

    public void Execute()
    {
        if (ExecuteHere())
        {
            Deliver();
        }
    }

    /// <summary>
    /// Runs the activity on this thread. True when it has ended, and is to be delivered; otherwise it goes on, and
    /// delivers itself.
    /// </summary>
    public bool ExecuteHere()
    {
        var run = RunAsync();
        if (run.IsCompleted)
        {
            return true;
        }

        run.GetAwaiter().UnsafeOnCompleted(Deliver);
        return false;
    }

    /// <summary>Hands the result to the engine.</summary>
    public void Deliver() => dispatcher.Deliver(this, _scope);

    public void PostTo(ActivityLane lane) => lane.Post(Start, this);

    public override void Apply(Engine engine)
    {
        dispatcher.Ended();
        if (_result is { } result)
        {
            engine.ActivityEnded(this, result);
        }
    }

    /// <summary>Never throws: whatever the activity does becomes a result, or none when the host stops.</summary>
    private async Task RunAsync()
    {
        _scope = dispatcher.EnterScope();
        try
        {
            _result = await dispatcher.RunAsync(instanceId, action);
        }
        catch (OperationCanceledException) when (dispatcher.IsStopping)
        {
            // No result: the call is made again when somebody drives the run on.
            _result = null;
        }
#pragma warning disable CA1031 // An activity may throw anything; the failure is handed on as data.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _result = CallResult.Fail(e.GetType().Name, e.Message);
        }
    }
}
