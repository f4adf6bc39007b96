using System.Collections.Concurrent;
using GenXai.Activities.Resilience.Limits;

namespace GenXai.Hosting.Security;

/// <summary>
/// How often callers may send requests, counted together by all processes on one store. Each process takes permits in
/// blocks, so that most requests ask no store; what is not used within <see cref="BlockLife"/> is lost.
/// </summary>
internal sealed class CallerRates(ILeaseStore store, int perMinute, TimeProvider time)
{
    // A twentieth of the rate: coarse enough to be cheap, fine enough that processes do not starve each other.
    private const int Blocks = 20;
    private static readonly TimeSpan BlockLife = TimeSpan.FromSeconds(5);
    private readonly int _block = Math.Max(1, perMinute / Blocks);
    private readonly ConcurrentDictionary<string, Permits> _permits = new(StringComparer.Ordinal);

    /// <summary>Takes a permit.</summary>
    /// <param name="caller">The caller's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null when the caller may go on; otherwise when to come again.</returns>
    public async Task<TimeSpan?> TakeAsync(string caller, CancellationToken cancellationToken)
    {
        var permits = _permits.GetOrAdd(caller, static _ => new Permits());
        await permits.Gate.WaitAsync(cancellationToken);
        try
        {
            var now = time.GetUtcNow();
            if (permits.Left == 0 || permits.Until <= now)
            {
                var answer = await store.TryAcquireAsync(
                    new DeploymentLimit("caller:" + caller, MaxConcurrency: null, perMinute / _block), now, cancellationToken);
                if (answer.LeaseId is not { } lease)
                {
                    return answer.Wait;
                }

                // Only the count of requests is wanted: nothing is held while a request runs.
                await store.ReleaseAsync(lease);
                (permits.Left, permits.Until) = (_block, now + BlockLife);
            }

            permits.Left--;
            return null;
        }
        finally
        {
            permits.Gate.Release();
        }
    }

    private sealed class Permits
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Left { get; set; }

        public DateTimeOffset Until { get; set; }
    }
}
