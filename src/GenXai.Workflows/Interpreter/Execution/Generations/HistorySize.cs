namespace GenXai.Workflows.Interpreter.Execution.Generations;

/// <summary>
/// How much history this generation has made: at a limit, whichever is first, the run continues as new
/// (product.md, section 11). What was carried into the generation does not count: its snapshot, its timers, the
/// flush of a run that is at rest, and what its parent answers about budgets. So every generation does some work, however much waits.
/// </summary>
internal sealed class HistorySize(HistoryLimits limits)
{
    private int _events;
    private long _characters;
    private bool _hasMoved;

    public bool IsFull => _hasMoved && (_events >= limits.MaxEvents || _characters >= limits.MaxCharacters);

    public void Add(int events, int characters = 0, bool moves = true)
    {
        _events += events;
        _characters += characters;
        _hasMoved |= moves;
    }
}
