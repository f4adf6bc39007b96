using GenXai.Workflows.Contracts;

namespace GenXai.Hosting.Client;

/// <summary>A caller asked for what cannot be done. The message says what, and how to mend it.</summary>
public sealed class WorkflowClientException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="code">One of <see cref="ErrorCodes"/>.</param>
    /// <param name="message">What is wrong and how to mend it.</param>
    public WorkflowClientException(string code, string message)
        : base(message) => Code = code;

    /// <summary>One of <see cref="ErrorCodes"/>.</summary>
    public string Code { get; }
}
