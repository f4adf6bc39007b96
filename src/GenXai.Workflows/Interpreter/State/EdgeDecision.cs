namespace GenXai.Workflows.Interpreter.State;

/// <summary>Whether an edge is decided in this round.</summary>
internal enum EdgeDecision : byte
{
    Undecided,
    Taken,
    Declined,
}
