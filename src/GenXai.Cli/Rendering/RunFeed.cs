using GenXai.Cli.Sessions;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;

namespace GenXai.Cli.Rendering;

/// <summary>Gives a view the log entries of a run while it goes, and the rest when it is at rest.</summary>
internal static class RunFeed
{
    public static async Task<(RunResult Result, long Next)> PumpAsync(
        Session session, string runId, long from, Action<LogEntry> show, CancellationToken cancellationToken)
    {
        using var atRest = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var next = from;
        var following = FollowAsync();
        var result = await session.WaitAsync(runId, cancellationToken);
        await atRest.CancelAsync();
        await following;
        await foreach (var entry in session.Client.EventsAsync(runId, next, cancellationToken: cancellationToken))
        {
            Show(entry);
        }

        return (result, next);

        void Show(LogEntry entry)
        {
            next = entry.Seq + 1;
            show(entry);
        }

        async Task FollowAsync()
        {
            try
            {
                await foreach (var entry in session.Client.EventsAsync(runId, from, follow: true, atRest.Token))
                {
                    Show(entry);
                }
            }
            catch (OperationCanceledException) when (atRest.IsCancellationRequested)
            {
                // The run is at rest, or the user interrupted; what is left is read by the caller.
                return;
            }
        }
    }
}
