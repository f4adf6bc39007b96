using System.Globalization;
using GenXai.Activities.Time;

namespace GenXai.Activities.Models.Remote;

/// <summary>The requests of one call: their keys, and the waits between them.</summary>
internal sealed class RequestSeries
{
    private const double FirstBackoffSeconds = 0.5;

    // Who asks for more than this is waited for by the orchestration, which holds nothing while it waits.
    private const double LongestWaitSeconds = 60;
    private readonly RemoteCall _call;
    private readonly IActivityClock _clock;
    private readonly long _started;
    private int _errors;

    public RequestSeries(RemoteCall call, IActivityClock clock)
    {
        _call = call;
        _clock = clock;
        _started = clock.Time.GetTimestamp();
    }

    public RemoteCall Call => _call;

    public string Key => RequestKeys.After(_call.Key, _errors);

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
        return Wait.TotalSeconds <= LongestWaitSeconds && Wait < _call.Limit.Span - _clock.Time.GetElapsedTime(_started);
    }

    /// <summary>Goes on to the next request: the same key after no answer, the next one after an error.</summary>
    public void Advance(ModelException failure)
    {
        _errors += failure.Answered ? 1 : 0;
        _call.Notes.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{failure.Message}; asked again after {Wait.TotalSeconds:0.##} s"));
    }
}
