namespace GenXai.Activities.Calls;

/// <summary>Runs a call under its limit.</summary>
internal static class TimedCall
{
    /// <summary>Makes the call; it is left behind when it ignores its token, so that no run hangs on it.</summary>
    /// <exception cref="CallTimeoutException">The limit passed.</exception>
    /// <exception cref="OperationCanceledException">The host stops.</exception>
    public static async Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> call, CallLimit limit, TimeProvider time, CancellationToken stopping)
    {
        using var timeout = new CancellationTokenSource(limit.Span, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, timeout.Token);
        var task = call(either.Token);
        if (task.IsCompletedSuccessfully)
        {
            return await task;
        }

        try
        {
            return await task.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            Abandon(task);
            stopping.ThrowIfCancellationRequested();
            throw new CallTimeoutException(limit);
        }
    }

    // The fault of a call that nobody waits for any more is looked at, so that it never counts as unobserved.
    private static void Abandon(Task task) =>
        _ = task.ContinueWith(
            static ended => _ = ended.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
}
