namespace GenXai.Hosting.Client;

/// <summary>Where an orchestration instance stands. The numbers are stored; those from Completed on are final.</summary>
public enum OrchestrationStatus
{
    /// <summary>Scheduled, not yet begun.</summary>
    Pending = 0,

    /// <summary>At work: a step, a call, a child or a timer is open.</summary>
    Running = 1,

    /// <summary>Nothing is open but waits for external events.</summary>
    Waiting = 2,

    /// <summary>Stands still, on request or because this program cannot go on with it; see the failure's message.</summary>
    Suspended = 3,

    /// <summary>Ended with an output.</summary>
    Completed = 4,

    /// <summary>Ended with a failure.</summary>
    Failed = 5,

    /// <summary>Ended by force.</summary>
    Terminated = 6,
}
