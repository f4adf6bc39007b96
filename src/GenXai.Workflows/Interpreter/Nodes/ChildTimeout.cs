using GenXai.Workflows.Interpreter.Execution;

namespace GenXai.Workflows.Interpreter.Nodes;

/// <summary>Tells a sub-run to stop when its time is up; its end is still awaited.</summary>
internal sealed class ChildTimeout(RunServices run, DateTimeOffset until, bool isCarried) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _watch = Task.CompletedTask;

    /// <summary>Starts the timer for a sub-run.</summary>
    public void Watch(string childId) => _watch = WatchAsync(childId);

    /// <summary>The sub-run has ended.</summary>
    public async Task StopAsync()
    {
        _stop.Cancel();
        await _watch;
    }

    public void Dispose() => _stop.Dispose();

    private async Task WatchAsync(string childId)
    {
        try
        {
            await run.Gate.TimerAsync(until, isCarried, _stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return;
        }

        StepScope.CancelChild(run, childId);
    }
}
