using System.Text.Json;
using GenXai.Activities.Memory.Records;
using GenXai.Workflows.Orchestration;

namespace GenXai.Activities.Memory.Consolidation;

/// <summary>The activity <c>consolidate</c>: consolidates agents' memories once.</summary>
internal sealed class ConsolidateActivity(Consolidator consolidator) : IActivity
{
    public string Name => ConsolidationOrchestrator.Activity;

    public async Task<string?> RunAsync(string instanceId, string payload, CancellationToken cancellationToken)
    {
        var report = await consolidator.RunAsync(cancellationToken);
        return JsonSerializer.Serialize(report, MemoryRecordJsonContext.Default.ConsolidationReport);
    }
}
