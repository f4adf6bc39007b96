using GenXai.Activities.Memory.Consolidation;
using GenXai.Functions.Adapters;
using GenXai.Hosting.Azure.Encryption;
using GenXai.Hosting.Azure.Envelopes;
using GenXai.Hosting.Azure.Memories;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GenXai.Functions.Triggers;

/// <summary>The consolidation of agents' memories: every hour, on one instance of the app.</summary>
/// <param name="starter">Starts it.</param>
/// <param name="orchestrator">Its orchestrator.</param>
/// <param name="runner">Runs activities.</param>
/// <param name="seal">Opens inputs and seals outputs.</param>
/// <param name="accessor">Keeps the client.</param>
public sealed class ConsolidationFunctions(
    ConsolidationStarter starter, ConsolidationOrchestrator orchestrator, ActivityRunner runner, DurableSeal seal, DurableClientAccessor accessor)
{
    /// <summary>Starts one unless one is at work.</summary>
    /// <param name="timer">When it is due.</param>
    /// <param name="client">The durable runtime.</param>
    /// <param name="cancellationToken">Ends the work when the host stops; the next hour goes on.</param>
    [Function("consolidation")]
    public Task StartAsync(
        [TimerTrigger("0 0 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        accessor.Use(client);
        return starter.StartAsync(cancellationToken);
    }

    /// <summary>The orchestration.</summary>
    /// <param name="context">The durable runtime's context.</param>
    /// <returns>The report, serialised.</returns>
    [Function(ConsolidationOrchestrator.Name)]
    public async Task<string?> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        await OrchestrationContextAdapter.RunAsync(orchestrator, context, seal);

    /// <summary>Consolidates.</summary>
    /// <param name="envelope">The envelope.</param>
    /// <param name="cancellationToken">Ends the work when the host stops; it is then done again.</param>
    [Function(ConsolidationOrchestrator.Activity)]
    public Task<string> ConsolidateAsync([ActivityTrigger] string envelope, CancellationToken cancellationToken) =>
        runner.RunAsync(ConsolidationOrchestrator.Activity, envelope, cancellationToken);
}
