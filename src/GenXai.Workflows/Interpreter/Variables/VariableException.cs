using GenXai.Workflows.Contracts;

namespace GenXai.Workflows.Interpreter.Variables;

/// <summary>A write that the state does not take. The message is for people and names the path.</summary>
internal sealed class VariableException : Exception
{
    public VariableException(string message, string code = ErrorCodes.OutputInvalid)
        : base(message) => Code = code;

    /// <summary>One of <see cref="ErrorCodes"/>.</summary>
    public string Code { get; }
}
