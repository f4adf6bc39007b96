namespace GenXai.Workflows.Contracts.Log;

/// <summary>What a log entry says happened. One sealed record per type; the list is closed (docs/events.md).</summary>
public abstract record LogData
{
    /// <summary>When it is written, if no call takes it along before.</summary>
    internal virtual LogUrgency Urgency => LogUrgency.AtRest;
}
