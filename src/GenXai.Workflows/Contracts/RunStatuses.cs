namespace GenXai.Workflows.Contracts;

/// <summary>The words for where a run or a node stands (product.md, section 10). Readers accept words they do not know.</summary>
public static class RunStatuses
{
    /// <summary>Not started.</summary>
    public const string Pending = "pending";

    /// <summary>At work.</summary>
    public const string Running = "running";

    /// <summary>Nothing runs; something waits for a person or an event.</summary>
    public const string Waiting = "waiting";

    /// <summary>Run only: halted until someone mends what is wrong.</summary>
    public const string Suspended = "suspended";

    /// <summary>Done.</summary>
    public const string Completed = "completed";

    /// <summary>Ended with an error.</summary>
    public const string Failed = "failed";

    /// <summary>Run only: ended from outside.</summary>
    public const string Terminated = "terminated";

    /// <summary>Node only: never ran.</summary>
    public const string Skipped = "skipped";

    /// <summary>Node only: was at work when the run drained.</summary>
    public const string Cancelled = "cancelled";
}
