using GenXai.Functions.Adapters;
using GenXai.Workflows.Batches;
using GenXai.Workflows.Contracts.Batches;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace GenXai.Functions.Triggers;

/// <summary>The orchestrations of batches.</summary>
/// <param name="batches">The orchestrator of a batch.</param>
/// <param name="parts">The orchestrator of a part.</param>
public sealed class BatchFunctions(BatchOrchestrator batches, BatchPartOrchestrator parts)
{
    /// <summary>A batch.</summary>
    /// <param name="context">The durable runtime's context.</param>
    /// <returns>The batch's output, serialised.</returns>
    [Function(BatchNames.Batch)]
    public async Task<string?> BatchAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        await batches.RunAsync(new OrchestrationContextAdapter(context), context.GetInput<string>());

    /// <summary>A part of a batch.</summary>
    /// <param name="context">The durable runtime's context.</param>
    /// <returns>The part's output, serialised.</returns>
    [Function(BatchNames.Part)]
    public async Task<string?> PartAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        await parts.RunAsync(new OrchestrationContextAdapter(context), context.GetInput<string>());
}
