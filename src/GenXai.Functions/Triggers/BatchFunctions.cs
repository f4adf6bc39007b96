using GenXai.Functions.Adapters;
using GenXai.Hosting.Azure.Encryption;
using GenXai.Workflows.Batches;
using GenXai.Workflows.Contracts.Batches;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace GenXai.Functions.Triggers;

/// <summary>The orchestrations of batches.</summary>
/// <param name="batches">The orchestrator of a batch.</param>
/// <param name="parts">The orchestrator of a part.</param>
/// <param name="seal">Opens inputs and seals outputs.</param>
public sealed class BatchFunctions(BatchOrchestrator batches, BatchPartOrchestrator parts, DurableSeal seal)
{
    /// <summary>A batch.</summary>
    /// <param name="context">The durable runtime's context.</param>
    /// <returns>The batch's output, serialised.</returns>
    [Function(BatchNames.Batch)]
    public async Task<string?> BatchAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        await OrchestrationContextAdapter.RunAsync(batches, context, seal);

    /// <summary>A part of a batch.</summary>
    /// <param name="context">The durable runtime's context.</param>
    /// <returns>The part's output, serialised.</returns>
    [Function(BatchNames.Part)]
    public async Task<string?> PartAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        await OrchestrationContextAdapter.RunAsync(parts, context, seal);
}
