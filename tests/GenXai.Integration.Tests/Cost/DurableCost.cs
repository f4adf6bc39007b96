using GenXai.Hosting.Embedded.History;
using GenXai.Integration.Tests.Support;

namespace GenXai.Integration.Tests.Cost;

/// <summary>What a run cost, its sub-runs included.</summary>
internal sealed class DurableCost
{
    private const int EntriesOfATransaction = 100;

    public DurableCost(RecordedRun run, PayloadCalls payloads)
    {
        var actions = run.Instances
            .SelectMany(instance => instance.Generations)
            .SelectMany(generation => generation.Steps)
            .SelectMany(step => step.Outcome.Actions)
            .ToList();
        var activities = actions.Where(action => action.Kind == HistoryActionKind.ActivityScheduled).ToList();
        Columns =
        [
            activities.Count,
            actions.Count(action => action.Kind is HistoryActionKind.TimerCreated or HistoryActionKind.EventSent
                or HistoryActionKind.SubOrchestrationStarted or HistoryActionKind.ContinuedAsNew),
            actions.Count(action => action.Kind is HistoryActionKind.EntityCalled or HistoryActionKind.EntitySignalled),
            activities.Sum(activity => activity.Entries.Count),
            activities.Sum(activity => (activity.Entries.Count + EntriesOfATransaction - 1) / EntriesOfATransaction),
            payloads.Writes,
            payloads.Reads,
        ];
    }

    /// <summary>Activities, other actions, entity operations, log entries, log writes, blob writes, blob reads.</summary>
    public int[] Columns { get; }
}
