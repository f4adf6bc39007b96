namespace GenXai.Workflows.Contracts;

/// <summary>The kinds of <see cref="MailboxMessage"/>.</summary>
public static class MessageKinds
{
    /// <summary>A person's answer.</summary>
    public const string Respond = "respond";

    /// <summary>The parent run tells a sub-run to stop.</summary>
    public const string Cancel = "cancel";

    /// <summary>Someone ends the run.</summary>
    public const string Terminate = "terminate";

    /// <summary>A sub-run has ended.</summary>
    public const string Child = "child";

    /// <summary>A sub-run began or ceased to wait for a person.</summary>
    public const string ChildWaiting = "child_waiting";

    /// <summary>A sub-run asks its parent for budget, or gives it back; or the parent grants it.</summary>
    public const string Grant = "grant";
}
