namespace GenXai.Workflows.Flows.Functions;

/// <summary>A flow function cannot give a result: the flow fails.</summary>
/// <param name="code">One of the error codes.</param>
/// <param name="message">What is wrong, for people.</param>
internal sealed class FlowFunctionException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
