namespace GenXai.Hosting.Embedded.History;

/// <summary>What an orchestrator can ask for; the names are stored.</summary>
internal enum HistoryActionKind
{
    ActivityScheduled,
    SubOrchestrationStarted,
    TimerCreated,
    TimerCancelled,
    EventSent,
    EntityCalled,
    EntitySignalled,
    ContinuedAsNew,
    Completed,
    Failed,
}
