namespace GenXai.Activities.Tools.Metrics;

/// <summary>A call that is counted when it ends, however it ends: as a failure unless it said that it succeeded.</summary>
internal sealed class MeasuredCall : IDisposable
{
    private readonly ToolMetrics _metrics;
    private readonly string _tool;
    private readonly TimeProvider _time;
    private readonly long _started;
    private bool _succeeded;

    public MeasuredCall(ToolMetrics metrics, string tool, TimeProvider time)
    {
        _metrics = metrics;
        _tool = tool;
        _time = time;
        _started = time.GetTimestamp();
    }

    public void Succeeded() => _succeeded = true;

    public void Dispose() => _metrics.Record(_tool, _succeeded, _time.GetElapsedTime(_started));
}
