using System.Collections.Concurrent;
using System.Diagnostics;

namespace GenXai.Hosting.Azure.Tests;

/// <summary>Counts the requests to the emulator that what runs within it makes, and no others.</summary>
internal sealed class StorageRequests : IDisposable
{
    private readonly ConcurrentQueue<string> _seen = new();
    private readonly ActivityListener _listener;
    private readonly Activity _parent = new("storage requests");

    public StorageRequests()
    {
        _parent.SetIdFormat(ActivityIdFormat.W3C).Start();
        _listener = new ActivityListener
        {
            ShouldListenTo = source => string.Equals(source.Name, "System.Net.Http", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = request =>
            {
                if (request.TraceId == _parent.TraceId)
                {
                    _seen.Enqueue($"{request.GetTagItem("http.request.method")} {request.GetTagItem("url.full")}");
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>How many there were since the last look.</summary>
    public int Take()
    {
        var count = 0;
        while (_seen.TryDequeue(out _))
        {
            count++;
        }

        return count;
    }

    public void Dispose()
    {
        _listener.Dispose();
        _parent.Dispose();
    }
}
