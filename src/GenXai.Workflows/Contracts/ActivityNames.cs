namespace GenXai.Workflows.Contracts;

/// <summary>The names of the activities that the interpreter calls.</summary>
public static class ActivityNames
{
    /// <summary>One request to one model.</summary>
    public const string Model = "model";

    /// <summary>One call of one tool.</summary>
    public const string Tool = "tool";

    /// <summary>Does nothing: the log entries that ride along are what it is for.</summary>
    public const string Flush = "flush";

    /// <summary>Evaluates expressions that need stored values, and stores values that the interpreter has put together.</summary>
    public const string Evaluate = "evaluate";

    /// <summary>Starts a sub-run through the client, so that it may outlive a generation of its parent.</summary>
    public const string StartChild = "start_child";
}
