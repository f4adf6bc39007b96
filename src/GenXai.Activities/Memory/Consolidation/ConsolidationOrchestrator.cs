using System.Text.Json;
using GenXai.Activities.Memory.Records;
using GenXai.Workflows.Orchestration;

namespace GenXai.Activities.Memory.Consolidation;

/// <summary>
/// The orchestration of consolidation: consolidates, waits on a durable timer, and begins anew; or once, and gives the
/// report. It outlives the processes that run it.
/// </summary>
public sealed class ConsolidationOrchestrator : IOrchestrator
{
    /// <summary>The orchestrator's name.</summary>
    public const string Name = "memory_consolidation";

    /// <summary>Its version.</summary>
    public const string Version = "1";

    /// <summary>The activity that it calls.</summary>
    public const string Activity = "consolidate";

    /// <summary>The instance that consolidates for ever.</summary>
    public const string Instance = "memory-consolidation";

    /// <summary>The input of a consolidation at once.</summary>
    public static string Once { get; } = Write(new ConsolidationInput());

    /// <summary>The input of a consolidation that comes again.</summary>
    /// <param name="interval">How long between two times.</param>
    public static string Every(TimeSpan interval) => Write(new ConsolidationInput(interval.TotalSeconds));

    /// <inheritdoc />
    public async Task<string?> RunAsync(IOrchestrationContext context, string? input)
    {
        var asked = JsonSerializer.Deserialize(input ?? Once, MemoryRecordJsonContext.Default.ConsolidationInput)!;
        var result = await context.CallActivityAsync(Activity, ActivityInput.Of("{}"));
        if (asked.IntervalSeconds is not { } seconds)
        {
            return result.Failed
                ? throw new InvalidOperationException($"{result.Failure!.Type}: {result.Failure.Message}")
                : result.Value;
        }

        // What failed now is done the next time: every consolidation looks at all there is.
        var next = context.CurrentUtcTime + TimeSpan.FromSeconds(seconds);
        while (context.CurrentUtcTime < next)
        {
            await context.CreateTimerAsync(next, CancellationToken.None);
        }

        context.ContinueAsNew(input!);
        return null;
    }

    private static string Write(ConsolidationInput input) => JsonSerializer.Serialize(input, MemoryRecordJsonContext.Default.ConsolidationInput);
}
