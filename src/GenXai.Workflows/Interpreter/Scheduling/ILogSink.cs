using GenXai.Workflows.Contracts.Log;

namespace GenXai.Workflows.Interpreter.Scheduling;

/// <summary>Where what happens is said: each entry is numbered, folded into the state, and written in time.</summary>
internal interface ILogSink
{
    /// <summary>Says what happened.</summary>
    /// <param name="path">The node, with element; null for the run.</param>
    /// <param name="pass">Which execution of the node; null where it makes no sense.</param>
    /// <param name="data">What happened.</param>
    /// <returns>The entry's number.</returns>
    long Emit(string? path, int? pass, LogData data);
}
