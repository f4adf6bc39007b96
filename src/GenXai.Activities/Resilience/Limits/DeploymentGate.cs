using System.Globalization;
using GenXai.Activities.Models;
using GenXai.Activities.Time;
using GenXai.Workflows.Contracts;

namespace GenXai.Activities.Resilience.Limits;

/// <summary>Lets requests to a deployment pass within its limits. A short wait happens here, a long one is the orchestration's.</summary>
internal sealed class DeploymentGate
{
    // Places are freed at any moment, so a full deployment is asked again soon.
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private readonly ILeaseStore _store;
    private readonly IActivityClock _clock;
    private readonly TimeSpan _patience;

    public DeploymentGate(ILeaseStore store, IActivityClock clock, TimeSpan patience)
    {
        _store = store;
        _clock = clock;
        _patience = patience;
    }

    /// <summary>Takes a place, which is given back by disposing of it; null where there is no limit.</summary>
    /// <exception cref="ModelException">The deployment is full.</exception>
    public async Task<HeldLease?> EnterAsync(DeploymentLimit limit, CancellationToken cancellationToken)
    {
        if (limit is { MaxConcurrency: null, RequestsPerMinute: null })
        {
            return null;
        }

        var started = _clock.Time.GetTimestamp();
        while (true)
        {
            var answer = await _store.TryAcquireAsync(limit, _clock.Time.GetUtcNow(), cancellationToken);
            if (answer.LeaseId is { } lease)
            {
                return new HeldLease(lease, _store, _clock);
            }

            // No lease lives longer: a longer wait is for requests per minute, and is not worth beginning.
            var left = _patience - _clock.Time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero || (answer.Wait > DeploymentLimit.LeaseDuration && answer.Wait > left))
            {
                throw Full(limit, answer.Wait);
            }

            await _clock.DelayAsync(answer.Wait > TimeSpan.Zero && answer.Wait < Poll ? answer.Wait : Poll, cancellationToken);
        }
    }

    private static ModelException Full(DeploymentLimit limit, TimeSpan wait)
    {
        var limits = limit.MaxConcurrency is { } most ? $"{most} at once" : string.Empty;
        limits += limit.RequestsPerMinute is { } rate ? $"{(limits.Length > 0 ? ", " : string.Empty)}{rate} per minute" : string.Empty;
        // Where only places are short, one is free as soon as any call ends: long before a lease expires.
        var seconds = limit.RequestsPerMinute is null ? 1 : Math.Clamp(wait.TotalSeconds, 0.1, 60);
        return new ModelException(
            string.Create(CultureInfo.InvariantCulture, $"{limit.Deployment} is full ({limits}); try again in {seconds:0.#} s"),
            transient: true,
            retryAfterSeconds: seconds)
        {
            Code = ErrorCodes.RateLimited,
            Refused = true,
        };
    }
}
