using GenXai.Workflows.Contracts.Calls;

namespace GenXai.Workflows.Interpreter.Variables;

/// <summary>A write of state variables needs stored values; it never leaves the interpreter.</summary>
internal sealed class StateNeededException : Exception
{
    public StateNeededException(EvaluationItem question)
        : base("a write of the state needs a stored value") => Question = question;

    /// <summary>What an activity is to say.</summary>
    public EvaluationItem Question { get; }
}
