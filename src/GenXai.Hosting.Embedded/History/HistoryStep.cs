namespace GenXai.Hosting.Embedded.History;

/// <summary>One step of an instance: the events that it handled and the actions that it took. One row of history.</summary>
/// <param name="SchemaVersion">The version of the format: <see cref="CurrentVersion"/>.</param>
/// <param name="At">The time of the step, UTC.</param>
/// <param name="Events">The events in the order in which they were handled.</param>
/// <param name="Actions">The actions in the order in which they were taken.</param>
internal sealed record HistoryStep(
    int SchemaVersion, DateTimeOffset At, IReadOnlyList<HistoryEvent> Events, IReadOnlyList<HistoryAction> Actions)
{
    public const int CurrentVersion = 1;
}
