namespace GenXai.Workflows.Interpreter.Seeds;

/// <summary>A run cannot go on from a point under another definition; the message says what does not fit.</summary>
public sealed class SeedException : Exception
{
    internal SeedException(string message)
        : base(message)
    {
    }
}
