using GenXai.Activities.Memory.Consolidation;
using GenXai.Hosting.Azure.Durable;
using GenXai.Hosting.Client;

namespace GenXai.Hosting.Azure.Memories;

/// <summary>Starts the consolidation of agents' memories: one at a time in the whole deployment.</summary>
/// <param name="instances">The durable runtime.</param>
public sealed class ConsolidationStarter(IDurableInstances instances)
{
    /// <summary>
    /// Starts one unless one is at work. It is an orchestration, so one that a crash cut short is finished; the next
    /// takes the place of the ended one, so history does not grow.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when one is at work.</returns>
    public async Task<bool> StartAsync(CancellationToken cancellationToken)
    {
        var last = await instances.FindAsync(ConsolidationOrchestrator.Instance, cancellationToken);
        if (last is { Status: not (OrchestrationStatus.Completed or OrchestrationStatus.Failed or OrchestrationStatus.Terminated) })
        {
            return false;
        }

        await instances.StartAsync(
            ConsolidationOrchestrator.Name, ConsolidationOrchestrator.Version, ConsolidationOrchestrator.Instance, ConsolidationOrchestrator.Once, cancellationToken);
        return true;
    }
}
