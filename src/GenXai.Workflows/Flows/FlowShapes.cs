using System.Collections.Immutable;
using GenXai.Workflows.Definitions.Shapes;
using static GenXai.Workflows.Definitions.Shapes.ValueShape;

namespace GenXai.Workflows.Flows;

/// <summary>Keys that several flows have in their <c>params</c>.</summary>
internal static class FlowShapes
{
    public const string FailureMode = "failure_mode";
    public const string FailFast = "fail_fast";
    public const string Continue = "continue";
    public const string OnLimit = "on_limit";
    public const string Fail = "fail";
    public const string Return = "return";
    public const string Capabilities = "capabilities";
    public const string MinWorkers = "min_workers";
    public const string MaxWorkers = "max_workers";
    public const string TasksPerWorker = "tasks_per_worker";
    public const string MaxTasks = "max_tasks";
    public const string MaxConcurrency = "max_concurrency";

    public const int MostWorkers = 1000;

    public static readonly KeyShape FailureModeKey =
        new(FailureMode, OneOf(FailFast, Continue), "Whether a member that fails fails the flow (fail_fast) or is one of the results.");

    public static readonly KeyShape OnLimitKey =
        new(OnLimit, OneOf(Return, Fail), "What is done at the limit: return what there is, marked as such (return), or fail with iteration_limit.");

    public static readonly KeyShape MaxConcurrencyKey =
        new(MaxConcurrency, Whole(1, MostWorkers), "How many are at work at once (8).");

    /// <summary>Keys of flows whose workers take tasks from a queue.</summary>
    public static readonly ImmutableArray<KeyShape> QueueKeys =
    [
        new(Capabilities, MapOf(Texts), "What each worker can do, by agent id; a task is given to one that can do all that it needs."),
        new(MinWorkers, Whole(1, MostWorkers), "The fewest tasks at work at once while any is queued (1)."),
        new(MaxWorkers, Whole(1, MostWorkers), "The most tasks at work at once (10)."),
        new(TasksPerWorker, Whole(1, 100_000), "For how many queued tasks there is one at work (5)."),
        new(MaxTasks, Whole(1, 10_000), "The most tasks that a plan may have (100)."),
    ];

    public static ObjectShape Of(string type, params ImmutableArray<KeyShape> keys) =>
        new($"{type}Params", $"the params of a {type} flow", keys);

    public static KeyShape Role(string role, string place) => new(role, NonEmptyText, $"Which of the agents is the {role} (the {place}).");
}
