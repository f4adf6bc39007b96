namespace GenXai.Workflows.Expressions;

/// <summary>A condition or a template cannot be parsed.</summary>
public sealed class ExpressionSyntaxException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, what was expected, how to mend it.</param>
    /// <param name="offset">Where in the text, in characters from 0.</param>
    public ExpressionSyntaxException(string message, int offset)
        : base(message) => Offset = offset;

    /// <summary>Where in the text, in characters from 0.</summary>
    public int Offset { get; }
}
