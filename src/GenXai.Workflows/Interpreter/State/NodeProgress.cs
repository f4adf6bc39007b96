namespace GenXai.Workflows.Interpreter.State;

/// <summary>What a node has done in this round of its loop, or in the run.</summary>
internal enum NodeProgress
{
    Idle,
    Running,
    Ran,
    Skipped,
}
