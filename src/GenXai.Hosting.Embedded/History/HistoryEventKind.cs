namespace GenXai.Hosting.Embedded.History;

/// <summary>What can happen to an instance; the names are stored.</summary>
internal enum HistoryEventKind
{
    Started,
    ActivityCompleted,
    SubOrchestrationCompleted,
    TimerFired,
    EventRaised,
    EntityCompleted,

    /// <summary>Only in the inbox: hold the instance. It never enters history.</summary>
    SuspendAsked,

    /// <summary>Only in the inbox: let the instance go on. It never enters history.</summary>
    ResumeAsked,
}
