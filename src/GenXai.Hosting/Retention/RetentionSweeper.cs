using GenXai.Hosting.Batches;
using GenXai.Hosting.Client;
using GenXai.Hosting.Polling;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Batches;
using Microsoft.Extensions.Logging;

namespace GenXai.Hosting.Retention;

/// <summary>
/// Purges what ended long ago: runs with their trees, and batches with their runs and files. A run of a batch goes with
/// its batch, which may still need to know it. Cut short, or done by several processes at once, it is only done again.
/// </summary>
public sealed class RetentionSweeper
{
    private const int PurgesAtOnce = 16;
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);
    private readonly RetentionSettings _settings;
    private readonly IOrchestrationClient _client;
    private readonly IBatchClient _batches;
    private readonly TimeProvider _time;
    private readonly ILogger _log;

    /// <summary>Makes a sweeper.</summary>
    /// <param name="settings">How long things are kept.</param>
    /// <param name="client">Lists and purges instances.</param>
    /// <param name="batches">Purges batches.</param>
    /// <param name="time">The time.</param>
    /// <param name="log">The log.</param>
    public RetentionSweeper(
        RetentionSettings settings, IOrchestrationClient client, IBatchClient batches, TimeProvider time, ILogger log)
    {
        _settings = settings;
        _client = client;
        _batches = batches;
        _time = time;
        _log = log;
    }

    /// <summary>Looks once and purges what is due.</summary>
    /// <param name="cancellationToken">Ends the work; the next look goes on.</param>
    /// <returns>How many runs and batches were purged.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken = default)
    {
        if (_settings.Days is not { } days)
        {
            return 0;
        }

        var count = 0;
        var before = _time.GetUtcNow() - TimeSpan.FromDays(days);
        var query = new OrchestrationQuery
        {
            Statuses = [OrchestrationStatus.Completed, OrchestrationStatus.Failed, OrchestrationStatus.Terminated],
            CreatedBefore = before,
        };
        await foreach (var chunk in _client.QueryAllAsync(query, cancellationToken)
            .Where(state => state.IsEnded && state.UpdatedAt < before)
            .Chunk(PurgesAtOnce)
            .WithCancellation(cancellationToken))
        {
            var purged = await Task.WhenAll(chunk.Select(state => PurgeAsync(state, cancellationToken)));
            count += purged.Count(static isPurged => isPurged);
        }

        if (count > 0)
        {
            HostingLog.Retained(_log, count, days);
        }

        return count;
    }

    /// <summary>Looks every hour until it is stopped; at once ended where nothing is to be purged.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public Task RunAsync(CancellationToken cancellationToken) => _settings.Days is null
        ? Task.CompletedTask
        : Poll.RunAsync(
            async stop =>
            {
                await SweepAsync(stop);
                return Pause;
            },
            exception =>
            {
                HostingLog.RetentionUnusable(_log, exception);
                return Pause;
            },
            _time,
            cancellationToken);

    private async Task<bool> PurgeAsync(OrchestrationState state, CancellationToken cancellationToken)
    {
        if (string.Equals(state.Name, BatchNames.Batch, StringComparison.Ordinal))
        {
            return await PurgeBatchAsync(state.Id, cancellationToken);
        }

        return string.Equals(state.Name, WorkflowEngine.OrchestratorName, StringComparison.Ordinal)
            && !await IsOfBatchAsync(state.Id, cancellationToken)
            && await _client.PurgeAsync(state.Id, cancellationToken) == PurgeOutcome.Purged;
    }

    private async Task<bool> PurgeBatchAsync(string batchId, CancellationToken cancellationToken)
    {
        try
        {
            await _batches.PurgeAsync(batchId, cancellationToken);
            return true;
        }
        catch (WorkflowClientException exception) when (exception.Code is ErrorCodes.Conflict or ErrorCodes.NotFound)
        {
            // A run of it was retried and is at work, or another process was quicker.
            HostingLog.BatchKept(_log, batchId, exception.Message);
            return false;
        }
    }

    private async Task<bool> IsOfBatchAsync(string runId, CancellationToken cancellationToken) =>
        BatchNames.BatchOf(runId) is { } batchId
        && await _client.GetAsync(batchId, withInput: false, cancellationToken) is { Name: BatchNames.Batch };
}
