using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;

namespace GenXai.Hosting.Runs;

/// <summary>Waits until runs stand still.</summary>
/// <param name="client">The host's orchestrations.</param>
/// <param name="read">Reads a run's result as it stands.</param>
internal sealed class RunWaits(IOrchestrationClient client, Func<OrchestrationState, CancellationToken, Task<RunResult>> read)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until a run has ended, is suspended, or waits with all its sub-runs.</summary>
    /// <exception cref="WorkflowClientException"><c>run_not_found</c>.</exception>
    public async Task<RunResult> UntilAtRestAsync(string runId, CancellationToken cancellationToken)
    {
        var seen = DateTimeOffset.MinValue;
        while (true)
        {
            var last = seen;
            var state = await client.WaitForChangeAsync(
                runId, state => state.UpdatedAt != last && RunReader.IsAtRest(state), cancellationToken)
                ?? throw ClientFaults.NoSuchRun(runId);
            var result = await read(state, cancellationToken);
            if (!RunReader.IsAtRest(result))
            {
                // The status said that it waits, the log that it has been answered since: it is about to move.
                seen = state.UpdatedAt;
            }
            else if (result.Status == RunStatuses.Waiting && await HasSubRunAtWorkAsync(runId, cancellationToken))
            {
                // A sub-run was answered, and its parent has not heard of it yet. It may wait again before that, so that
                // the parent never moves: it is looked at again, not waited for.
                await Task.Delay(Pause, cancellationToken);
            }
            else
            {
                return result;
            }
        }
    }

    private async Task<bool> HasSubRunAtWorkAsync(string runId, CancellationToken cancellationToken)
    {
        var query = new OrchestrationQuery
        {
            RootsOnly = false,
            RootId = runId,
            Statuses = [OrchestrationStatus.Pending, OrchestrationStatus.Running, OrchestrationStatus.Waiting],
        };
        return await client.QueryAllAsync(query, cancellationToken).AnyAsync(state => IsAtWork(state, runId), cancellationToken);
    }

    private static bool IsAtWork(OrchestrationState state, string runId) =>
        !string.Equals(state.Id, runId, StringComparison.Ordinal)
        && string.Equals(state.Name, WorkflowEngine.OrchestratorName, StringComparison.Ordinal)
        && !RunReader.IsAtRest(state);
}
