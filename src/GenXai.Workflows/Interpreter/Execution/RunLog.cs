using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Interpreter.Scheduling;
using GenXai.Workflows.Interpreter.State;

namespace GenXai.Workflows.Interpreter.Execution;

/// <summary>The run's log as it is made: numbers each entry, folds it, and keeps it until a call takes it along.</summary>
internal sealed class RunLog(RunState state, Func<DateTimeOffset> now) : ILogSink
{
    private List<LogEntry> _pending = [];

    public bool HasPending => _pending.Count > 0;

    /// <summary>When the most urgent of the pending entries is to be written.</summary>
    public LogUrgency Urgency { get; private set; }

    public long Emit(string? path, int? pass, LogData data)
    {
        var entry = new LogEntry(state.LastSeq + 1, now(), path, pass, data);
        RunFold.Apply(state, entry);
        _pending.Add(entry);
        Urgency = data.Urgency > Urgency ? data.Urgency : Urgency;
        return entry.Seq;
    }

    /// <summary>Hands the entries to a call that is about to be made.</summary>
    public IReadOnlyList<LogEntry> TakePending()
    {
        if (_pending.Count == 0)
        {
            return [];
        }

        Urgency = LogUrgency.Later;
        var taken = _pending;
        _pending = [];
        return taken;
    }
}
