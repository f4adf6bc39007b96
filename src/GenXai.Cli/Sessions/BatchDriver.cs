using GenXai.Cli.Infrastructure;
using GenXai.Hosting.Batches;
using GenXai.Workflows.Contracts;

namespace GenXai.Cli.Sessions;

/// <summary>Takes a batch forward until it has ended or only waits for people, and shows how far it is.</summary>
internal sealed class BatchDriver(CliContext context, Session session)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private int _shown = -1;

    /// <summary>Takes a batch forward.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> DriveAsync(string batchId, string? output, CancellationToken cancellationToken)
    {
        BatchStatus status;
        try
        {
            status = await WaitAsync(batchId, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await context.Error.WriteLineAsync($"genxai: interrupted; the same command with --id {batchId} goes on with it");
            return ExitCodes.Interrupted;
        }

        if (!status.IsEnded)
        {
            await context.Error.WriteLineAsync(FormattableString.Invariant(
                $"batch {batchId}: {status.Waiting} runs wait for people; 'genxai approvals' lists what they ask, then the same command with --id {batchId} goes on"));
            return ExitCodes.Waiting;
        }

        await WriteAsync(batchId, output, cancellationToken);
        var counts = status.Counts;
        await context.Error.WriteLineAsync(FormattableString.Invariant(
            $"batch {batchId} {status.Status}: {status.Items} items, {counts.Completed} completed, {counts.Failed} failed, {counts.Terminated} terminated")
            + (status.Error is { } error ? $": {error}" : ""));
        return status.Status == RunStatuses.Completed && counts.Completed == status.Items ? ExitCodes.Completed : ExitCodes.Failed;
    }

    private async Task<BatchStatus> WaitAsync(string batchId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var status = await session.Batches.Client.GetAsync(batchId, cancellationToken);
            await ShowAsync(status);
            if (status.IsEnded || await WaitsForPeopleAsync(status, cancellationToken))
            {
                return status;
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    // A tenth at a time: a log of it stays readable however many items there are.
    private async Task ShowAsync(BatchStatus status)
    {
        var tenths = status.Items == 0 ? 10 : (int)(10L * status.Counts.Ended / status.Items);
        if (tenths > _shown)
        {
            _shown = tenths;
            await context.Error.WriteLineAsync(FormattableString.Invariant(
                $"batch {status.BatchId}: {status.Counts.Ended} of {status.Items} items ended, {status.Running} at work, {status.Waiting} wait for people"));
        }
    }

    private async Task<bool> WaitsForPeopleAsync(BatchStatus status, CancellationToken cancellationToken)
    {
        // All that is left must wait: those that wait hold no place, so that all others have had their turn.
        if (status.Running > 0 || status.Waiting == 0 || status.Counts.Ended + status.Waiting < status.Items)
        {
            return false;
        }

        var approvals = await session.Client.ApprovalsAsync(cancellationToken: cancellationToken);
        var waiting = approvals.Select(approval => approval.RunId)
            .Where(runId => runId.StartsWith(status.BatchId + "-", StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
        if (waiting.Count < status.Waiting)
        {
            return false;
        }

        foreach (var runId in waiting)
        {
            if (await session.Client.GetResultAsync(runId, cancellationToken) is not { Status: RunStatuses.Waiting })
            {
                return false;
            }
        }

        return true;
    }

    private async Task WriteAsync(string batchId, string? output, CancellationToken cancellationToken)
    {
        if (output is null)
        {
            using var buffer = new MemoryStream();
            await session.Batches.Client.WriteResultsAsync(batchId, buffer, cancellationToken);
            await context.Out.WriteAsync(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
            await context.Out.FlushAsync(cancellationToken);
            return;
        }

        await using var file = new FileStream(Path.GetFullPath(output, context.WorkingDirectory), FileMode.Create, FileAccess.Write);
        await session.Batches.Client.WriteResultsAsync(batchId, file, cancellationToken);
    }
}
