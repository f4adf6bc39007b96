namespace GenXai.Hosting.Embedded.Dispatch;

/// <summary>Whether time may move while nothing can run, and who waits for the moment when nothing ever will.</summary>
internal sealed class IdleGate(Func<CancellationToken, Task<bool>>? hook, WorkQueue queue)
{
    private readonly Lock _gate = new();
    private readonly List<TaskCompletionSource> _waiters = [];
    private bool _isAsking;
    private bool _mayMove;
    private Exception? _hookFailure;
    private Exception? _closed;

    /// <summary>Something happened: the hook will be asked again.</summary>
    public void Busy() => _mayMove = false;

    public bool MayMove()
    {
        if (_hookFailure is not null)
        {
            throw new InvalidOperationException("the hook that is asked before time moves failed", _hookFailure);
        }

        if (hook is null || _mayMove)
        {
            return true;
        }

        if (!_isAsking)
        {
            _isAsking = true;
            _ = Task.Run(AskAsync);
        }

        return false;
    }

    /// <summary>The hook's answer, on the engine's thread, after <see cref="Busy"/>.</summary>
    public void Ended(bool didSomething)
    {
        _isAsking = false;
        _mayMove = !didSomething;
    }

    public Task WhenQuiescentAsync()
    {
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_closed is not null)
            {
                return Task.FromException(_closed);
            }

            _waiters.Add(waiter);
        }

        queue.Wake();
        return waiter.Task;
    }

    public void Quiescent()
    {
        lock (_gate)
        {
            _waiters.ForEach(waiter => waiter.TrySetResult());
            _waiters.Clear();
        }
    }

    public void Close(Exception reason)
    {
        lock (_gate)
        {
            _closed = reason;
            _waiters.ForEach(waiter => waiter.TrySetException(reason));
            _waiters.Clear();
        }
    }

    private async Task AskAsync()
    {
        var didSomething = true;
        try
        {
            didSomething = await hook!(CancellationToken.None);
        }
#pragma warning disable CA1031 // The engine's thread rethrows it, so that everyone who waits for the host sees it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _hookFailure = e;
        }

        queue.Add(new IdleHookItem(didSomething));
    }
}
