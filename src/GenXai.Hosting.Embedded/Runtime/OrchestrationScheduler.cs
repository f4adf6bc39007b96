namespace GenXai.Hosting.Embedded.Runtime;

/// <summary>
/// Runs an orchestrator on the caller's thread until nothing of it can run. Every continuation goes through the
/// queue: each piece of work runs under a context object of its own, so that the runtime never sees the context it
/// captured and inlines a continuation. So neither the depth of the stack nor the order depends on how a task
/// came to complete, and both are the same under replay. The sources of its tasks must not run continuations
/// asynchronously: Task.WhenAll and Task.WhenAny would then go on in the thread pool.
/// </summary>
internal sealed class OrchestrationScheduler(Action onForeignThread)
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _work = new();
    private int _threadId;

    /// <summary>True on the thread that runs the orchestrator, while it does.</summary>
    public bool IsOnThread => _threadId == Environment.CurrentManagedThreadId;

    public void Enqueue(SendOrPostCallback callback, object? state)
    {
        if (!IsOnThread)
        {
            onForeignThread();
            return;
        }

        _work.Enqueue((callback, state));
    }

    /// <summary>Does one thing on the orchestrator's thread, then all that follows from it.</summary>
    public void Run(Action first)
    {
        var outer = SynchronizationContext.Current;
        _threadId = Environment.CurrentManagedThreadId;
        try
        {
            SynchronizationContext.SetSynchronizationContext(new WorkContext(this));
            first();
            while (_work.TryDequeue(out var item))
            {
                SynchronizationContext.SetSynchronizationContext(new WorkContext(this));
                item.Callback(item.State);
            }
        }
        finally
        {
            _threadId = 0;
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    private sealed class WorkContext(OrchestrationScheduler scheduler) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => scheduler.Enqueue(d, state);

        public override void Send(SendOrPostCallback d, object? state) =>
            throw new NotSupportedException("an orchestrator cannot block for another thread");

        public override SynchronizationContext CreateCopy() => this;
    }
}
