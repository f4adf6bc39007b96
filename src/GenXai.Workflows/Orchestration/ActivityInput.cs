using GenXai.Workflows.Contracts.Log;

namespace GenXai.Workflows.Orchestration;

/// <summary>
/// What an activity is given. Log entries ride along with a call that is made anyway: the host writes them, by
/// (run, seq) and so at most once, before the activity runs. The embedded host writes them in the transaction that
/// schedules the call; the Functions host packs them into the activity's envelope.
/// </summary>
/// <param name="Payload">The activity's own input, serialised.</param>
/// <param name="Entries">The log entries made since the last call; dense in their numbers, often empty.</param>
public readonly record struct ActivityInput(string Payload, IReadOnlyList<LogEntry> Entries)
{
    /// <summary>An input with no log entries.</summary>
    /// <param name="payload">The activity's own input.</param>
    public static ActivityInput Of(string payload) => new(payload, []);
}
