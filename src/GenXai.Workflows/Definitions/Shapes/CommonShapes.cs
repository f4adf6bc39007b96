using System.Collections.Immutable;

namespace GenXai.Workflows.Definitions.Shapes;

/// <summary>Objects that several others hold.</summary>
internal static class CommonShapes
{
    public static readonly ValueShape MemoryType =
        ValueShape.OneOf("short_term", "long_term", "episodic", "semantic", "procedural");

    private static readonly ObjectShape Escalation = new(
        "escalation",
        "an escalation",
        [
            new("to", ValueShape.Template, "Who is asked.") { Required = true },
            new("timeout_seconds", ValueShape.Seconds, "How long they have, in seconds (timeout_seconds)."),
        ]);

    /// <summary>How people are asked.</summary>
    public static readonly ImmutableArray<KeyShape> AskingKeys =
    [
        new("timeout_seconds", ValueShape.Seconds, "How long whoever is asked has, in seconds (for ever)."),
        new(
            "escalate_to",
            ValueShape.ListOf(ValueShape.Of(Escalation) with { Shorthand = "to" }) with { OneOrMany = true },
            "Who is asked next, one after another, each at the time-out of the one before."),
        new("remind_every_seconds", ValueShape.Seconds, "How often whoever is asked is reminded, in seconds (never)."),
        new("max_reminders", ValueShape.Whole(1, 1000), "Most reminders of one question (10)."),
    ];

    private static readonly ImmutableArray<KeyShape> AttemptKeys =
    [
        new("retry_count", ValueShape.Whole(0, 1000), "Further attempts after a failed one (0)."),
        new("backoff_seconds", ValueShape.Number(0, ValueShape.MaxSeconds), "Wait before the first further attempt, in seconds (1); doubles each time, at most 60."),
        new("timeout_seconds", ValueShape.Seconds, "Longest time of one attempt, in seconds."),
    ];

    private static readonly ImmutableArray<KeyShape> ExecutionKeys =
    [
        .. AttemptKeys,
        new("continue_on_error", ValueShape.Flag, "Whether the run goes on when the node fails (false)."),
        new("fallback", ValueShape.Texts, "Agent ids or models that are tried after the last attempt."),
    ];

    public static readonly ObjectShape Execution =
        new("execution", "the execution settings", ExecutionKeys);

    public static readonly ObjectShape ToolExecution =
        new("toolExecution", "the execution settings of a tool", AttemptKeys);

    public static readonly ObjectShape Approval =
        new("approval", "the approval settings of a tool", AskingKeys);

    public static readonly ObjectShape WorkflowExecution = new(
        "workflowExecution",
        "the execution settings of the workflow",
        [
            .. ExecutionKeys,
            new("cancel_on_failure", ValueShape.Flag, "Whether siblings are cancelled when a node fails (true)."),
            new("checkpoint_every", ValueShape.Whole(1, 1_000_000), "After how many nodes a checkpoint is taken (never)."),
        ]);

    public static readonly ObjectShape OnFailure = new(
        "onFailure",
        "what is done on failure",
        [
            new("restore", ValueShape.NonEmptyText, "The checkpoint that the run goes back to.") { Required = true },
            new("max_attempts", ValueShape.Whole(1, 1000), "How often (1)."),
        ]);
}
