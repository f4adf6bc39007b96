namespace GenXai.Workflows.Contracts.Log;

/// <summary>What a log entry says happened. One sealed record per type; the list is closed (docs/events.md).</summary>
public abstract record LogData;
