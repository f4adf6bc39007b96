namespace GenXai.Workflows.Schemas.Validation;

/// <summary>
/// Bounds one validation: references may double the work at each step, and recursion follows the value. A count and not
/// a time, so that the outcome is the same on every machine.
/// </summary>
internal sealed class ValidationBudget
{
    private const int MaxSteps = 2_000_000;
    private const int MaxDepth = 1000;

    private int _steps;
    private int _depth;

    public bool IsExhausted { get; private set; }

    public bool TryEnter()
    {
        IsExhausted |= ++_steps > MaxSteps || _depth >= MaxDepth;
        if (IsExhausted)
        {
            return false;
        }

        _depth++;
        return true;
    }

    public void Leave() => _depth--;
}
