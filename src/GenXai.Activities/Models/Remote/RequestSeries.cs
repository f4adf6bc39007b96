using System.Collections.Concurrent;
using System.Globalization;
using GenXai.Activities.Calls;
using GenXai.Activities.Time;

namespace GenXai.Activities.Models.Remote;

/// <summary>The requests of one call: their keys, and the waits between them.</summary>
internal sealed class RequestSeries
{
    private const double FirstBackoffSeconds = 0.5;

    // Who asks for more than this is waited for by the orchestration, which holds nothing while it waits.
    private const double LongestWaitSeconds = 60;
    private readonly string _key;
    private readonly CallLimit _limit;
    private readonly ConcurrentQueue<string> _notes;
    private readonly IActivityClock _clock;
    private readonly long _started;
    private int _errors;

    /// <summary>Begins a series.</summary>
    /// <param name="key">The call's idempotency key.</param>
    /// <param name="limit">How long the call may take.</param>
    /// <param name="notes">Takes what happens on the way.</param>
    /// <param name="clock">Time.</param>
    public RequestSeries(string key, CallLimit limit, ConcurrentQueue<string> notes, IActivityClock clock)
    {
        _key = key;
        _limit = limit;
        _notes = notes;
        _clock = clock;
        _started = clock.Time.GetTimestamp();
    }

    public string Key => RequestKeys.After(_key, _errors);

    /// <summary>The wait before the next request.</summary>
    public TimeSpan Wait { get; private set; }

    /// <summary>Whether one more request makes sense, and fits into the call's time.</summary>
    public bool MayRetry(ModelException failure, int retry)
    {
        if (!failure.Transient || failure.Refused)
        {
            return false;
        }

        // Jitter keeps many callers that failed together from coming back together.
        var backoff = FirstBackoffSeconds * Math.Pow(2, retry) * (0.75 + (Random.Shared.NextDouble() / 2));
        Wait = TimeSpan.FromSeconds(Math.Max(backoff, failure.RetryAfterSeconds ?? 0));
        return Wait.TotalSeconds <= LongestWaitSeconds && Wait < _limit.Span - _clock.Time.GetElapsedTime(_started);
    }

    /// <summary>Goes on to the next request: the same key after no answer, the next one after an error.</summary>
    public void Advance(ModelException failure)
    {
        _errors += failure.Answered ? 1 : 0;
        _notes.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{failure.Message}; asked again after {Wait.TotalSeconds:0.##} s"));
    }
}
