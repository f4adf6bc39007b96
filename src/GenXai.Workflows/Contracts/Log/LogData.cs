namespace GenXai.Workflows.Contracts.Log;

/// <summary>What a log entry says happened. One sealed record per type; the list is closed (docs/events.md).</summary>
public abstract record LogData
{
    /// <summary>
    /// Whether someone outside waits to read the entry, such as a person who is asked: then it is written at once and
    /// not with the next call.
    /// </summary>
    internal virtual bool IsAwaited => false;
}
