namespace GenXai.Workflows.Expressions;

/// <summary>A template cannot be rendered: a path is missing, or a filter meets a wrong type.</summary>
public sealed class TemplateRenderException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, with the path or filter by name.</param>
    public TemplateRenderException(string message)
        : base(message)
    {
    }
}
