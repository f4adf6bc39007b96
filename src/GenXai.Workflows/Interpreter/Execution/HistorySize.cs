namespace GenXai.Workflows.Interpreter.Execution;

/// <summary>
/// How much history this generation has made: at a limit, whichever is first, the run continues as new
/// (product.md, section 11). The snapshot that a generation starts with does not count.
/// </summary>
internal sealed class HistorySize(HistoryLimits limits)
{
    private int _events;
    private long _characters;

    public bool IsFull => _events >= limits.MaxEvents || _characters >= limits.MaxCharacters;

    public void Add(int events, int characters = 0)
    {
        _events += events;
        _characters += characters;
    }
}
