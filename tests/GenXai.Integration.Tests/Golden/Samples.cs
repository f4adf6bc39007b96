using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Budgets;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Contracts.Conversations;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Budget;
using GenXai.Workflows.Contracts.Log.Calls;
using GenXai.Workflows.Contracts.Log.Checkpoint;
using GenXai.Workflows.Contracts.Log.Child;
using GenXai.Workflows.Contracts.Log.Compensation;
using GenXai.Workflows.Contracts.Log.Edge;
using GenXai.Workflows.Contracts.Log.Human;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Contracts.Log.Run;
using GenXai.Workflows.Contracts.Log.State;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Contracts.Snapshots;
using GenXai.Workflows.Entities;

namespace GenXai.Integration.Tests.Golden;

/// <summary>One of everything that is persisted, with every field set.</summary>
internal static class Samples
{
    private static readonly DateTimeOffset At = new(2026, 3, 4, 5, 6, 7, 890, TimeSpan.Zero);
    private static readonly JsonElement Value = JsonElement.Parse("""{"text":"grüße <&> \"quoted\"","n":1.50,"list":[null,true]}""");
    private static readonly RunError Error = new(ErrorCodes.ToolFailed, "the register is closed", "pay");
    private static readonly CallFailure Failure = new("rate_limited", "slow down", Transient: true, RetryAfterSeconds: 2.5);
    private static readonly RunUsage Usage = new(2, 3, 400, 50, 0.0125m);
    private static readonly ToolStatistics[] Tools = [new("calculator", 3, 2, 1, 4.5)];

    private static readonly BudgetAmount Amount = new(1200, 0.75m);
    private static readonly BudgetAsk Ask = new(3, Amount, BudgetAmount.None, Amount, Amount);
    private static readonly BudgetAnswer Answer = new(3, Amount, Final: true, At);

    public static RunStarted Started { get; } = new(
        "billing", "sha256:00ff", "billing.yaml", 1, 1, "root", "outer@2/", "parent", Value);

    public static ChildOutcome Outcome { get; } = new(RunStatuses.Failed, Value, Error, Transient: true, Usage, 12.5, Tools);

    public static ModelCallOutcome ModelOutcome { get; } = new()
    {
        Reply = Value,
        Text = "text",
        ToolCalls = [new ToolCallAsked("call-1", "calculator", JsonElement.Parse("""{"expression":"1 + 1"}"""))],
        SchemaErrors = ["/grade: must be at most 6"],
        Earlier = new ConversationReference(new string('1', 64), 5_000),
        Failure = Failure,
        Usage = new CallUsage(100, 20, 0.5m),
        Budget = new CallBudget(Amount, Amount),
        Model = "big",
        DurationMs = 12.25,
    };

    public static IReadOnlyList<ConversationPart> Parts { get; } =
    [
        new() { Role = "assistant", Text = "text", ToolCalls = ModelOutcome.ToolCalls },
        new() { Role = "tool", Stored = Value, ToolCallId = "call-1" },
        new() { Role = "user", Text = "Correct it" },
    ];

    public static ConversationSegment FirstSegment { get; } = new()
    {
        Rounds = 2,
        Start = new ConversationStart([new Binding("a", Value)], Value, [new MemoryItem("writer", Value)]),
        Parts = Parts,
    };

    public static ConversationSegment NextSegment { get; } = new()
    {
        Rounds = 1,
        Before = ModelOutcome.Earlier,
        Parts = Parts,
    };

    public static ModelCallRequest ModelRequest { get; } = new()
    {
        Origin = new CallOrigin("root/1/pay/1/2", "root", "sha256:00ff", "billing.yaml", "pay", "pay"),
        Agent = "writer",
        Task = "Write about {{ a }}",
        Bindings = [new Binding("a", Value)],
        Input = Value,
        Memory = [new MemoryItem("writer", Value)],
        Earlier = ModelOutcome.Earlier,
        Conversation = Parts,
        MaySummarise = true,
        Summarise = true,
        Summary = "what was said",
        AgentCall = 7,
        TimeoutSeconds = 300,
        StatedTimeoutSeconds = 30,
        ElapsedMs = 12.5,
        Allowance = new BudgetLimit(1200, 0.75m),
        ModelOverride = "small",
    };

    public static IReadOnlyList<LogData> Data { get; } =
    [
        Started,
        new RunContinued(2),
        new RunWaiting(),
        new RunDraining("failed"),
        new RunCompleted(Value),
        new RunFailed(Error),
        new RunTerminated(new RunError(ErrorCodes.Terminated, "the run was terminated", null)),
        new NodeStarted("agent"),
        new NodeCompleted(Value, 2, 10.5),
        new NodeFailed(Error, Continued: true, 3),
        new NodeRetrying(1, 2.5, Error),
        new NodeSkipped(Unreachable: true),
        new NodeCancelled(),
        new NodeNoted(1, Value),
        new NodeAdvanced(3, Value, 2.5),
        new NodeElementStarted(3),
        new NodeWaiting(1, At),
        new NodeRoundStarted(2, "judge"),
        new NodeLoopEnded(Outward: true),
        new EdgeTaken("pay", 4, ["'a' < 1 compares a text with a number"]),
        new EdgeDeclined("pay", 4, Tested: true, null),
        new EdgeReturned("write", 5, []),
        new ModelCompleted(1, "writer", 7, "run/1/write/1/1.2", ModelOutcome),
        new ToolCompleted(2, "calculator", 1, "run/1/write/1/2", new ToolCallOutcome { Result = Value, Failure = Failure, DurationMs = 1.5 }),
        new StateChanged(3, [new StateChange("set", "a", Value, JsonElement.Parse("1")), new StateChange("remove", "b", Value, null), new StateChange("reduce", "c", JsonElement.Parse("1"), JsonElement.Parse("3"), JsonElement.Parse("2"))]),
        new HumanRequested(1, "Well?", [JsonElement.Parse("\"yes\""), JsonElement.Parse("\"no\"")], At, "boss"),
        new HumanAnswered(1, "message-1", Value, "ada", At),
        new HumanExpired(1, Value),
        new ChildStarted(1, "root-0123456789abcdef", "inner.yaml", "root-fedcba9876543210"),
        new ChildWaiting("root-0123456789abcdef", Waiting: true),
        new ChildEnded(1, "root-0123456789abcdef", Outcome),
        new CheckpointTaken("before paying"),
        new RunForked("other", 40, "before paying", Small, At),
        new RunRestored("before paying", 12, 2, 1, "pay", Error),
        new RunRetried(3, "ada"),
        new BudgetReserved(1, Amount),
        new BudgetRefused(2, Amount, "the call needs more than is left"),
        new BudgetAsked("root-0123456789abcdef", Ask, "2026-03-04"),
        new BudgetGranted("root-0123456789abcdef", Answer),
        new ToolCompleted(3, "ship", 1, "run/1/write/1/3", new ToolCallOutcome { Asks = Value, DurationMs = 0.5 }),
        new ToolCompleted(4, "order", 1, "run/1/write/1/4", new ToolCallOutcome { Expands = Value, DurationMs = 0.5 }),
        new HumanRequested(1, "Allow it?", [JsonElement.Parse("\"approve\"")], null, null, new AskedToolCall("ship", Value)),
        new NodeFailed(Error with { Path = "pay/check[2]/ask" }, Continued: false, 3),
        new HumanReminded(1, 2),
        new HumanRequested(1, "How much?", [], At, "boss", null, "lead", Value),
        new NodePacked(4, 2, Value, 12.5),
        new NodeCompleted(Value, null, 10.5, "2 of 3 elements failed"),
        Plan,
        new CompensationStarted("tool"),
        new CompensationPacked([20, 24], Value),
        new CompensationCompleted(12.5),
        new CompensationFailed(Error, 12.5),
        Started with { Undoes = "root-0123456789abcdef" },
        new ChildEnded(1, "root-0123456789abcdef", Outcome with { Compensable = true, CompensationFailed = ["pay[3]"] }),
    ];

    private static CompensationPlanned Plan => new("restored", Error, Transient: true, new RunRestored("before paying", 12, 2, 1, "pay", Error), 2);

    private static SagaSnapshot Saga => new()
    {
        Completions =
        [
            new CompletionSnapshot("pay[3]", 2, 20, Value, [new NamedValue("item", Value)]),
            new CompletionSnapshot("inner", 1, 21, null, null, "root-0123456789abcdef", "inner.yaml"),
        ],
        Packs = [new CompletionPack { Rows = [new CompletionRow("pay", 2, 1, Value), new CompletionRow("inner", 1, 1)], Indices = [3, -1], Seqs = [20, 24], Values = Value, Left = 1 }],
        Plan = Plan,
        Journal = [JsonElement.Parse(LogEntryJson.Serialize(new LogEntry(30, At, "inner:compensate", 1, new ChildStarted(1, "root-fedcba9876543210", "inner.yaml"))))],
        Compensated = ["ship"],
        Failed = ["inner/pay"],
    };

    private static RunSnapshot Small => new()
    {
        LastSeq = -1,
        Generation = 1,
        Started = Started,
        StartedAt = At,
        Nodes = [],
        Edges = "",
        Loops = [],
        Executed = [],
        State = [new NamedValue("a", Value)],
        StateVersion = 3,
        Memory = [],
        Warnings = [],
        Usage = RunUsage.None,
        AgentCalls = [],
        ToolCalls = [],
        Messages = [],
        WaitingChildren = [],
        Journal = [],
    };

    public static IReadOnlyList<LogEntry> Entries { get; } =
        [.. Data.Select((data, i) => new LogEntry(i + 1, At, i % 4 == 0 ? null : "pay[3]", i % 4 == 0 ? null : 2, data))];

    public static RunSnapshot Snapshot { get; } = new()
    {
        LastSeq = 41,
        Generation = 2,
        Started = Started,
        StartedAt = At,
        Nodes =
        [
            new NodeSnapshot
            {
                Index = 3,
                Status = RunStatuses.Running,
                LastStatus = RunStatuses.Completed,
                Progress = "running",
                Iterations = 2,
                Output = Value,
                HasOutput = true,
                Error = Error,
                DurationMs = 12.5,
                Usage = Usage,
                DecidedSeq = 10,
                StartedSeq = 11,
                FinishedSeq = 9,
                IsHeld = true,
                Origins = [new OriginSnapshot("pay[3]", 2, new ChildOrigin("root-0123456789abcdef", At))],
                Scope = 0,
            },
        ],
        Edges = ".td",
        Loops = [new LoopSnapshot(2, IsOver: true, Outward: true, WentBack: 1, [3, 4], 40)],
        Executed = [0, 3, 3],
        State = [new NamedValue("a", Value)],
        StateVersion = 3,
        Writes = [new WritesSnapshot("a", IsReduced: true, JsonElement.Parse("1"), [new WriteSnapshot([4, 1, 3], JsonElement.Parse("2"))])],
        Epoch = 2,
        RetriedAt = At,
        Restores = [new NamedCount("pay", 1)],
        Checkpoints = [new CheckpointSnapshot("before paying", 12, Small, At)],
        Memory = [new NamedValue("writer", Value)],
        MemoryVersions = new MemoryVersions(4, [new NamedVersion("writer", 3)]),
        Warnings = ["pay failed and the run went on: the register is closed"],
        Usage = Usage,
        Tools = Tools,
        AgentCalls = [new NamedCount("writer", 7)],
        ToolCalls = [new NamedCount("calculator", 1)],
        Messages = ["message-1"],
        WaitingChildren = ["root-0123456789abcdef"],
        Budget = new BudgetSnapshot
        {
            Number = 3,
            Granted = Amount,
            Reported = BudgetAmount.None,
            Open = Ask,
            Day = "2026-03-04",
            NotBefore = At,
            Tries = 2,
            Children = [new ChildBudgetSnapshot("root-0123456789abcdef", Amount, BudgetAmount.None, 2, 40, Ask)],
            Prices = [new NamedPrice("writer", 0.000001m)],
        },
        Saga = Saga,
        Journal = [JsonElement.Parse(LogEntryJson.Serialize(Entries[13]))],
    };

    public static WorkflowRunInput Input { get; } = new()
    {
        RunId = "root-0123456789abcdef",
        RootId = "root",
        ParentId = "parent",
        Prefix = "outer@2/",
        Definition = "sha256:00ff",
        WorkflowKey = "billing.yaml",
        Engine = 1,
        Epoch = 1,
        Input = Value,
        Budget = new BudgetTerms(Tokens: true, 0.5m),
        Snapshot = Snapshot,
        Seed = new RunSeed("other", 40, "before paying", Small, [new StateChange("set", "a", null, Value)], At),
        Undoes = "root-fedcba9876543210",
        Retry = new RunRetried(3, "ada"),
    };

    public static IReadOnlyList<MailboxMessage> Messages { get; } =
    [
        new() { Id = "message-1", Kind = MessageKinds.Respond, Node = "ask[1]", Response = Value, By = "ada", At = At },
        new() { Id = "message-2", Kind = MessageKinds.Terminate, Reason = "no longer needed", By = "ada", At = At },
        new() { Id = "run:cancel:child", Kind = MessageKinds.Cancel },
        new() { Id = "child:ended", Kind = MessageKinds.Child, ChildId = "child", Outcome = Outcome },
        new() { Id = "child:waiting:9", Kind = MessageKinds.ChildWaiting, ChildId = "child", Waiting = true, Order = 9 },
        new() { Id = "child:grant:3", Kind = MessageKinds.Grant, ChildId = "child", Ask = Ask },
        new() { Id = "run:grant:child:3", Kind = MessageKinds.Grant, Answer = Answer },
    ];

    public static RunOutput Output { get; } = new(RunStatuses.Failed, new RunResult
    {
        RunId = "root",
        Workflow = "billing",
        Definition = "sha256:00ff",
        Status = RunStatuses.Failed,
        Output = Value,
        Error = Error,
        Nodes = [new NodeResult("pay", "tool", RunStatuses.Failed, 2, 12.5, Error, Usage), new NodeResult("end", "output", RunStatuses.Pending, 0, 0, null)],
        Executed = ["pay", "pay"],
        Warnings = ["a warning"],
        Compensated = ["ship", "pack[1]"],
        CompensationFailed = ["inner/pay"],
        State = JsonElement.Parse("""{"a":1}"""),
        Usage = Usage,
        Tools = Tools,
    });

    public static PayloadReference Reference { get; } = new()
    {
        Id = new string('0', 64),
        Bytes = 20_000,
        At = ["rows", "-1"],
        Outline = new PayloadOutline("object", 2, null, [new PayloadField("kind", new PayloadOutline("string", 4, JsonElement.Parse("\"text\""))), new PayloadField("gone", new PayloadOutline(PayloadOutline.Missing))]),
        Any = [Value],
    };

    public static EvaluationRequest Evaluation { get; } = new("root", "sha256:00ff", "billing.yaml", "pay", [
        new EvaluationItem { Condition = "a == b", Bindings = [new Binding("a", PayloadValues.Write(Reference))] },
        new EvaluationItem { Template = Value, Inline = true },
        new EvaluationItem { Value = Value },
    ]);

    public static EvaluationOutcome Evaluated { get; } = new(
        [new EvaluationResult(Value, Notes: ["a note"]), new EvaluationResult(null, "'x' was not found")]);

    public static StartChildRequest StartChild { get; } = new(Input, "billing", new ChildOrigin("root-fedcba9876543210", At));

    public static RunCustomStatus CustomStatus { get; } = new(RunStatuses.Waiting, ["ask", "check/ask"], 2, Usage);

    public static DailyBudgetState DailyState { get; } = new(1, [new DailyAccount("", Amount, Amount), new DailyAccount("billing", Amount, BudgetAmount.None)]);

    public static DailyDraw DailyDraw { get; } = new("billing", Amount, new BudgetAmount(-5, -0.5m), BudgetAmount.None, Amount, Amount);

    public static DailyGrant DailyGrant { get; } = new(Amount, Covered: true, MayCome: true);
}
