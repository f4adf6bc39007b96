using System.Collections.Concurrent;
using System.Globalization;
using GenXai.Activities.Models;
using GenXai.Activities.Time;

namespace GenXai.Activities.Resilience.Breakers;

/// <summary>
/// Stops asking a deployment that fails, in all processes that share the store. The state is read at most once a
/// second; only failures, and successes after failures, are written.
/// </summary>
internal sealed class CircuitBreaker
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, Seen> _seen = new(StringComparer.Ordinal);
    private readonly IBreakerStore _store;
    private readonly IActivityClock _clock;

    public CircuitBreaker(IBreakerStore store, IActivityClock clock)
    {
        _store = store;
        _clock = clock;
    }

    private DateTimeOffset Now => _clock.Time.GetUtcNow();

    /// <summary>Lets a request pass.</summary>
    /// <exception cref="ModelException">The breaker is open.</exception>
    public async Task EnterAsync(string deployment, CancellationToken cancellationToken)
    {
        var state = await ReadAsync(deployment, cancellationToken);
        if (state.OpenedAt is null)
        {
            return;
        }

        // Of several that would try a half-open breaker out, the store lets one.
        var now = Now;
        var change = await _store.UpdateAsync(
            deployment, before => before.Wait(now) > TimeSpan.Zero ? before : before.Entered(now), cancellationToken);
        Remember(deployment, change.After);
        var wait = change.Before.Wait(now);
        if (wait > TimeSpan.Zero)
        {
            var seconds = Math.Ceiling(wait.TotalSeconds);
            var text = string.Create(
                CultureInfo.InvariantCulture,
                $"{deployment} failed {change.Before.Failures} times in a row; its circuit breaker is open for another {seconds} s");
            throw new ModelException(text, transient: true, retryAfterSeconds: seconds) { Refused = true };
        }
    }

    /// <summary>Notes a failure of the deployment.</summary>
    public async Task FailedAsync(string deployment)
    {
        // Noted even when the call's time is up: the others should know.
        var change = await _store.UpdateAsync(deployment, before => before.Failed(Now), CancellationToken.None);
        Remember(deployment, change.After);
    }

    /// <summary>Notes that the deployment answered.</summary>
    public async Task SucceededAsync(string deployment)
    {
        if (_seen.TryGetValue(deployment, out var seen) && seen.State == BreakerState.Closed)
        {
            return;
        }

        var change = await _store.UpdateAsync(deployment, before => before.Succeeded(Now), CancellationToken.None);
        Remember(deployment, change.After);
    }

    private async Task<BreakerState> ReadAsync(string deployment, CancellationToken cancellationToken)
    {
        if (_seen.TryGetValue(deployment, out var seen) && _clock.Time.GetElapsedTime(seen.At) < Fresh)
        {
            return seen.State;
        }

        var state = await _store.ReadAsync(deployment, cancellationToken);
        Remember(deployment, state);
        return state;
    }

    private void Remember(string deployment, BreakerState state) => _seen[deployment] = new Seen(state, _clock.Time.GetTimestamp());

    private sealed record Seen(BreakerState State, long At);
}
