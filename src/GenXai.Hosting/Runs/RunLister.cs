using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;

namespace GenXai.Hosting.Runs;

/// <summary>Lists runs. The host knows instances; where a run stands it says itself, so that no log is read.</summary>
internal sealed class RunLister(IOrchestrationClient client, RunReader reader)
{
    /// <summary>One page: as full as there are runs that fit.</summary>
    public async Task<RunPage> ListAsync(RunQuery query, CancellationToken cancellationToken)
    {
        var runs = new List<RunSummary>();
        var continuation = query.Continuation;
        do
        {
            var page = await PageAsync(query, query.Limit - runs.Count, continuation, cancellationToken);
            continuation = page.Continuation;
            foreach (var state in page.Items.Where(state =>
                string.Equals(state.Name, WorkflowEngine.OrchestratorName, StringComparison.Ordinal)))
            {
                var run = await reader.SummarizeAsync(state, cancellationToken);
                if (query.Statuses.Count == 0 || query.Statuses.Contains(run.Status, StringComparer.Ordinal))
                {
                    runs.Add(run);
                }
            }
        }
        while (continuation is not null && runs.Count < query.Limit);

        return new RunPage(runs, continuation);
    }

    private static OrchestrationStatus[] HostStatuses(string status) => status switch
    {
        RunStatuses.Pending or RunStatuses.Running or RunStatuses.Waiting =>
            [OrchestrationStatus.Pending, OrchestrationStatus.Running, OrchestrationStatus.Waiting],
        RunStatuses.Suspended => [OrchestrationStatus.Suspended],
        RunStatuses.Completed => [OrchestrationStatus.Completed],
        RunStatuses.Failed => [OrchestrationStatus.Completed, OrchestrationStatus.Failed],
        RunStatuses.Terminated => [OrchestrationStatus.Completed, OrchestrationStatus.Terminated],
        _ => [],
    };

    private async Task<OrchestrationPage> PageAsync(
        RunQuery query, int size, string? continuation, CancellationToken cancellationToken)
    {
        try
        {
            return await client.QueryAsync(
                new OrchestrationQuery
                {
                    Tag = query.Workflow,
                    Statuses = [.. query.Statuses.SelectMany(HostStatuses).Distinct().Order()],
                    CreatedFrom = query.CreatedFrom,
                    CreatedBefore = query.CreatedBefore,
                    PageSize = size,
                    Continuation = continuation,
                },
                cancellationToken);
        }
        catch (ArgumentException)
        {
            throw ClientFaults.NoContinuation(continuation);
        }
    }
}
