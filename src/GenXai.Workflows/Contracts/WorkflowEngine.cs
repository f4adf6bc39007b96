namespace GenXai.Workflows.Contracts;

/// <summary>
/// The interpreter's number. A change of the interpreter that alters the actions for an existing history raises it;
/// a run keeps its number until it continues as new (product.md, section 11).
/// </summary>
public static class WorkflowEngine
{
    /// <summary>The number that new runs get.</summary>
    public const int Current = 1;

    /// <summary>The orchestrator's name on every host; its version is the engine number.</summary>
    public const string OrchestratorName = "workflow";

    /// <summary>The one external event that a run waits for.</summary>
    public const string Mailbox = "mailbox";
}
