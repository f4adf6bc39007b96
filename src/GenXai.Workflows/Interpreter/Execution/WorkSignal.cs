namespace GenXai.Workflows.Interpreter.Execution;

/// <summary>Wakes the run's main loop; a signal given while nobody waits is kept.</summary>
internal sealed class WorkSignal
{
    private TaskCompletionSource? _waiter;
    private bool _set;

    public void Set()
    {
        if (_waiter is { } waiter)
        {
            _waiter = null;
            waiter.SetResult();
        }
        else
        {
            _set = true;
        }
    }

    public Task WaitAsync()
    {
        if (_set)
        {
            _set = false;
            return Task.CompletedTask;
        }

        _waiter = new TaskCompletionSource();
        return _waiter.Task;
    }
}
