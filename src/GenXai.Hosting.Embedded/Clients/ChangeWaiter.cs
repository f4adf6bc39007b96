using GenXai.Hosting.Client;

namespace GenXai.Hosting.Embedded.Clients;

/// <summary>One wait for an instance to be as asked.</summary>
internal sealed class ChangeWaiter(string instanceId, Func<OrchestrationState, bool> until)
{
    private readonly TaskCompletionSource<OrchestrationState?> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string InstanceId => instanceId;

    public Task<OrchestrationState?> End => _end.Task;

    public bool TryEnd(OrchestrationState? state)
    {
        try
        {
            return (state is null || until(state)) && _end.TrySetResult(state);
        }
#pragma warning disable CA1031 // The caller's own condition threw: the exception is given to the caller.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return _end.TrySetException(e);
        }
    }

    public void Fail(Exception reason) => _end.TrySetException(reason);
}
