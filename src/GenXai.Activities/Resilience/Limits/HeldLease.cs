using GenXai.Activities.Time;

namespace GenXai.Activities.Resilience.Limits;

/// <summary>A lease that is renewed for as long as it is held.</summary>
internal sealed class HeldLease : IAsyncDisposable
{
    private static readonly TimeSpan RenewEvery = DeploymentLimit.LeaseDuration / 3;
    private readonly CancellationTokenSource _released = new();
    private readonly string _lease;
    private readonly ILeaseStore _store;
    private readonly IActivityClock _clock;
    private readonly Task _renewing;

    public HeldLease(string lease, ILeaseStore store, IActivityClock clock)
    {
        _lease = lease;
        _store = store;
        _clock = clock;
        _renewing = RenewAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _released.CancelAsync();
        try
        {
            await _renewing;
        }
        finally
        {
            await _store.ReleaseAsync(_lease);
            _released.Dispose();
        }
    }

    private async Task RenewAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(RenewEvery, _clock.Time, _released.Token);
                await _store.RenewAsync(_lease, _clock.Time.GetUtcNow(), _released.Token);
            }
        }
        catch (OperationCanceledException) when (_released.IsCancellationRequested)
        {
            // Released: that is how it ends.
        }
    }
}
