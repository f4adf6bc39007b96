namespace GenXai.Workflows.Expressions;

/// <summary>
/// An expression reads more of a stored value than its reference tells. The interpreter then has it evaluated in an
/// activity; it never leaves the interpreter.
/// </summary>
internal sealed class PayloadNeededException : Exception
{
    public PayloadNeededException(string what)
        : base($"{what} needs a stored value")
    {
    }
}
