namespace GenXai.Workflows.Interpreter.Execution;

/// <summary>
/// How much history this generation has made: at 1,000 events or 1 MiB, whichever is first, the run continues as new
/// (product.md, section 11). The snapshot that a generation starts with does not count.
/// </summary>
internal sealed class HistorySize
{
    private const int MaxEvents = 1_000;
    private const long MaxCharacters = 1 << 20;

    private int _events;
    private long _characters;

    public bool IsFull => _events >= MaxEvents || _characters >= MaxCharacters;

    public void Add(int events, int characters = 0)
    {
        _events += events;
        _characters += characters;
    }
}
