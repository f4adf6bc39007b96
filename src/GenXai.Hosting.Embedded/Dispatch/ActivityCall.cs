using GenXai.Hosting.Embedded.History;
using GenXai.Hosting.Embedded.Time;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Embedded.Dispatch;

/// <summary>One execution of an activity; when it has ended it is the message that carries the result.</summary>
internal sealed class ActivityCall(ActivityDispatcher dispatcher, string instanceId, int generation, HistoryAction action)
    : WorkItem, IThreadPoolWorkItem
{
    private static readonly SendOrPostCallback Start = static state => _ = ((ActivityCall)state!).RunAsync();

    private CallResult? _result;

    public string InstanceId => instanceId;

    public int Generation => generation;

    public int Sequence => action.Sequence;

    /// <summary>The order in which calls were started in this process.</summary>
    public long Number { get; set; }

    public void Execute() => _ = RunAsync();

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
        var scope = dispatcher.EnterScope();
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

        dispatcher.Deliver(this, scope);
    }
}
