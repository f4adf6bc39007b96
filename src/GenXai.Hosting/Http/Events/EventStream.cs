using GenXai.Hosting.Http.Requests;
using GenXai.Workflows.Contracts.Log;

namespace GenXai.Hosting.Http.Events;

/// <summary>Sends a log as it is, or as it grows until the run has ended or the stream is old enough.</summary>
internal sealed class EventStream(ApiCall call, IEventFormat format)
{
    public async Task SendAsync(string runId, long from, bool follow)
    {
        var response = call.Http.Response;
        response.ContentType = format.ContentType;
        response.Headers.CacheControl = "no-store";

        // Proxies hold answers back otherwise.
        response.Headers["X-Accel-Buffering"] = "no";
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(call.Ended);
        var old = Task.Delay(call.Host.Options.MaxStream, call.Host.Time, ended.Token);
        var entries = call.Host.Runs.EventsAsync(runId, from, follow, ended.Token).GetAsyncEnumerator(ended.Token);
        var next = entries.MoveNextAsync().AsTask();
        try
        {
            await response.StartAsync(call.Ended);
            while (await IsNextAsync(next, old))
            {
                format.WriteEntry(response.BodyWriter, entries.Current);
                next = entries.MoveNextAsync().AsTask();
            }

            await response.BodyWriter.FlushAsync(call.Http.RequestAborted);
        }
        catch (OperationCanceledException) when (call.Stopping.IsCancellationRequested)
        {
            // The host stops: the reader comes back with the number that it has.
        }
        finally
        {
            await ended.CancelAsync();
            await DisposeAsync(entries, next);
        }
    }

    // An enumerator may be disposed only when nobody waits for it any more; how that wait ended was told already.
    private static async Task DisposeAsync(IAsyncEnumerator<LogEntry> entries, Task<bool> next)
    {
        await ((Task)next).ContinueWith(static _ => { }, TaskScheduler.Default);
        await entries.DisposeAsync();
    }

    // True with an entry; false at the end of the log, or when the stream is old enough.
    private async Task<bool> IsNextAsync(Task<bool> next, Task old)
    {
        var writer = call.Http.Response.BodyWriter;
        if (!next.IsCompleted)
        {
            await writer.FlushAsync(call.Ended);
        }

        while (!next.IsCompleted && !old.IsCompleted)
        {
            using var quiet = CancellationTokenSource.CreateLinkedTokenSource(call.Ended);
            var pulse = Task.Delay(call.Host.Options.KeepAlive, call.Host.Time, quiet.Token);
            var first = await Task.WhenAny(next, old, pulse);
            await quiet.CancelAsync();
            if (ReferenceEquals(first, pulse) && !next.IsCompleted)
            {
                await pulse;
                format.WritePulse(writer);
                await writer.FlushAsync(call.Ended);
            }
        }

        if (!old.IsCompleted)
        {
            return await next;
        }

        await old;
        format.WriteRetry(writer);
        return false;
    }
}
