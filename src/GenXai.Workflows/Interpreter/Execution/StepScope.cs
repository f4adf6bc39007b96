using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Budgets;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Budget;
using GenXai.Workflows.Contracts.Log.Calls;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Contracts.Snapshots;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Interpreter.Budgets;
using GenXai.Workflows.Interpreter.Execution.Calls;
using GenXai.Workflows.Interpreter.State;
using GenXai.Workflows.Interpreter.State.Saga;
using GenXai.Workflows.Json;
using GenXai.Workflows.Orchestration;

namespace GenXai.Workflows.Interpreter.Execution;

/// <summary>
/// The steps of one piece of a node's work: the node itself, one element, one pass. Every step has a number; a step
/// that the journal knows is answered from there, so an executor may run again from its start in a new generation.
/// </summary>
internal sealed partial class StepScope
{
    private readonly CompletionSnapshot? _undone;
    private int _step;
    private int _call;
    private int _attempt = 1;
    private int _lastNumber;
    private int? _repeated;

    // What people allowed, by the number of the call: another attempt of the same call is not asked for again.
    private Dictionary<int, JsonElement>? _approved;

    public StepScope(RunServices run, GraphNode node, string path, int pass, ImmutableDictionary<string, JsonElement> locals)
        : this(run, node, path, pass, locals, null)
    {
    }

    private StepScope(
        RunServices run, GraphNode node, string path, int pass, ImmutableDictionary<string, JsonElement> locals, CompletionSnapshot? undone)
    {
        _undone = undone;
        Run = run;
        Node = node;
        Path = path;
        Pass = pass;
        Locals = locals;
    }

    /// <summary>The work that undoes something: it reads what that gave, and the state as it stands.</summary>
    public static StepScope Undoing(RunServices run, CompletionSnapshot completion)
    {
        var node = RunFold.NodeOf(run.State, completion.Path);
        var locals = (completion.Locals ?? []).ToImmutableDictionary(local => local.Name, local => local.Value, StringComparer.Ordinal);
        return new StepScope(run, node, CompensationPath.Of(completion.Path), completion.Pass, locals, completion);
    }

    public RunServices Run { get; }

    public GraphNode Node { get; }

    public string Path { get; }

    public int Pass { get; }

    public ImmutableDictionary<string, JsonElement> Locals { get; }

    /// <summary>Which attempt this is, from 1.</summary>
    public int Attempt => _attempt;

    /// <summary>The last step that was numbered.</summary>
    public int LastStep => _step;

    /// <summary>How long the calls of this attempt took, in milliseconds.</summary>
    public double AttemptMs { get; private set; }

    /// <summary>How long all calls took, in milliseconds, those of pieces included.</summary>
    public double TotalMs { get; private set; }

    /// <summary>What reached the work: what reached its node, or what it undoes.</summary>
    public JsonElement Incoming => _undone is null ? Reached.Value(Run.State, Node) : _undone.Output ?? JsonValues.Null;

    /// <summary>The path from the root run.</summary>
    public string FullPath => Run.Input.Prefix + Path;

    public bool IsWholeNode => string.Equals(Path, Node.Id, StringComparison.Ordinal);

    /// <summary>A piece of this work.</summary>
    public StepScope Piece(int index, ImmutableDictionary<string, JsonElement> locals) =>
        new(Run, Node, $"{Path}[{index}]", Pass, locals, _undone);

    /// <summary>The locals of one element.</summary>
    public ImmutableDictionary<string, JsonElement> ElementLocals(JsonElement element, int index) =>
        Locals.SetItem("item", element).SetItem("item_index", JsonValues.FromInt(index));

    /// <summary>
    /// A call of this work that has steps of its own and goes on beside others, such as a model's tool call that waits for
    /// a person: <c>a:3</c>, after the step that it began with.
    /// </summary>
    public StepScope Call(int step) => new(Run, Node, $"{Path}:{step}", Pass, Locals, _undone) { _attempt = _attempt, AttemptMs = AttemptMs };

    /// <summary>A call that had steps of its own is over: its time counts here.</summary>
    public void Absorb(StepScope call) => Spend(call.TotalMs);

    /// <summary>The time of a pass that failed counts too.</summary>
    /// <param name="durationMs">How long its calls took, in milliseconds.</param>
    public void Spent(double durationMs) => TotalMs += durationMs;

    /// <summary>Starts an attempt: its calls are numbered anew, their keys say which attempt it is.</summary>
    public void BeginAttempt(int attempt)
    {
        _attempt = attempt;
        _call = 0;
        AttemptMs = 0;
    }

    /// <summary>The last call was not made: the next one takes its numbers, and so its key and its scripted reply.</summary>
    public void RepeatCall()
    {
        _call--;
        _repeated = _lastNumber;
    }

    /// <summary>The last call was not made: the next one, of whatever tool, takes its key.</summary>
    public void ReturnKey() => _call--;

    /// <summary>The arguments that a person has allowed for the next call; null when nobody has.</summary>
    public JsonElement? Approved => _approved is not null && _approved.TryGetValue(_call + 1, out var arguments) ? arguments : null;

    /// <summary>A person has allowed the next call.</summary>
    public void Approve(JsonElement arguments) => (_approved ??= [])[_call + 1] = arguments;

    /// <summary>What the journal says of a tool call that has ended.</summary>
    public ToolCompleted ToolCallAt(int step) => (ToolCompleted)Done(step)!.Data;

    /// <summary>Says what a tool that was composed of other calls has given.</summary>
    public ToolCallOutcome Conclude(ToolCompleted expanded, ToolCallOutcome outcome)
    {
        var step = ++_step;
        if (Done(step) is { Data: ToolCompleted known })
        {
            return known.Outcome;
        }

        Run.Gate.ThrowIfCancelled();
        Run.Log.Emit(Path, Pass, new ToolCompleted(step, expanded.Tool, expanded.Call, expanded.Key, outcome));
        return outcome;
    }

    /// <summary>The names that a template may read here.</summary>
    public NameResolver Names(KeyValuePair<string, JsonElement>? own = null) =>
        new(_undone is null
            ? RunScope.ForNode(Run.State, Node, Locals, own)
            : new RunScope(Run.State, [Incoming], Locals, own ?? KeyValuePair.Create(Node.Id, Incoming)));

    /// <summary>The names that a template may read which makes the node's output of another: that stands first.</summary>
    public NameResolver NamesWith(JsonElement output) =>
        new(RunScope.ForNode(Run.State, Node, Locals, KeyValuePair.Create(Node.Id, output), newest: output));

    /// <summary>The values of names, for a template that is rendered inside an activity.</summary>
    public IReadOnlyList<Binding> Bind(ImmutableArray<NameReference> references, NameResolver? own = null) =>
        Evaluation.Bind(references, own ?? Names());

    /// <summary>Makes a decision once and for all.</summary>
    public JsonElement Note(Func<JsonElement> decide)
    {
        var step = ++_step;
        if (Done(step) is { Data: NodeNoted noted })
        {
            return noted.Value;
        }

        Run.Gate.ThrowIfCancelled();
        var value = decide();
        Run.Log.Emit(Path, Pass, new NodeNoted(step, value));
        return value;
    }

    /// <summary>Whether an element has made a step, or is done.</summary>
    public bool HasBegun(int index) => Run.State.Of(Node).Journal is { } journal
        && (journal.TryGetAdvanced(Path, index, out _) || journal.HasBegun($"{Path}[{index}]"));

    /// <summary>Whether an element or a pass is done, and what it gave.</summary>
    public bool TryGetAdvanced(int index, out JsonElement value)
    {
        value = default;
        if (Run.State.Of(Node).Journal is not { } journal || !journal.TryGetAdvanced(Path, index, out var known))
        {
            return false;
        }

        value = known.Value;
        TotalMs += known.DurationMs;
        return true;
    }

    /// <summary>Says that an element or a pass is done.</summary>
    /// <param name="index">Which, from 0.</param>
    /// <param name="value">What it gave.</param>
    /// <param name="durationMs">How long its calls took, in milliseconds.</param>
    public void Advance(int index, JsonElement value, double durationMs)
    {
        TotalMs += durationMs;
        Run.Log.Emit(Path, Pass, new NodeAdvanced(index, value, durationMs));
    }

    /// <summary>Calls a model.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="make">Makes the request of an origin and a number.</param>
    /// <param name="measured">What the call needs, where that was measured when it was tried before.</param>
    /// <param name="made">Told the outcome and the key of a call that was made now, and not of one that the journal knows.</param>
    public async Task<ModelCallOutcome> CallModelAsync(
        AgentDefinition agent,
        Func<CallOrigin, int, ModelCallRequest> make,
        CallBudget? measured = null,
        Action<ModelCallOutcome, string>? made = null)
    {
        if (!Run.Budget.IsInForce)
        {
            return await CallAsync(CallKinds.Model, agent.Id, make, made: made);
        }

        BudgetLimit? allowance = null;
        return await CallAsync(
            CallKinds.Model,
            agent.Id,
            (origin, call) => make(origin, call) with { Allowance = allowance },
            async (step, origin) =>
            {
                if (!Open(step, out _))
                {
                    await Run.Budget.ReserveAsync(this, step, measured ?? Estimate(agent, make(origin, 0)));
                }

                allowance = Open(step, out var entry) && entry.Data is BudgetReserved reserved
                    ? Run.Budget.Allowance(reserved.Amount)
                    : null;
            },
            made: made);
    }

    /// <summary>Calls a tool.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="make">Makes the request; called only when the call has not been made.</param>
    /// <param name="number">Which call of this tool in the run it is; null for the next.</param>
    /// <param name="key">The key of a call that is made once more; null for the next.</param>
    public Task<ToolCallOutcome> CallToolAsync(
        string tool, Func<CallOrigin, int, ToolCallRequest> make, int? number = null, string? key = null) =>
        CallAsync(CallKinds.Tool, tool, make, number: number, key: key);

    /// <summary>Waits until a time that is decided once.</summary>
    public async Task SleepAsync(Func<DateTimeOffset> decide)
    {
        var step = ++_step;
        if (!Open(step, out var entry))
        {
            Run.Gate.ThrowIfCancelled();
            var until = decide();
            Run.Log.Emit(Path, Pass, new NodeWaiting(step, until));
            await Run.Gate.SleepUntilAsync(until, isCarried: false);
            return;
        }

        await Run.Gate.SleepUntilAsync(((NodeWaiting)entry.Data).Until, isCarried: true);
    }

    private CallBudget Estimate(AgentDefinition agent, ModelCallRequest request) => CallEstimate.Of(
        agent,
        JsonSerializer.Serialize(request, CallKinds.Model.RequestJson).Length + (request.Earlier?.Bytes ?? 0),
        Run.State.Budget.Prices.TryGetValue(agent.Id, out var price) ? price : null,
        Run.Budget.UnknownCallUsd);

    private async Task<TOutcome> CallAsync<TRequest, TOutcome>(
        CallKind<TRequest, TOutcome> kind,
        string callee,
        Func<CallOrigin, int, TRequest> make,
        Func<int, CallOrigin, Task>? prepare = null,
        int? number = null,
        Action<TOutcome, string>? made = null,
        string? key = null)
        where TOutcome : class, ICallOutcome
    {
        var step = ++_step;
        var origin = key is null ? Origin(++_call) : Origin(_call) with { Key = key };
        if (Known(kind, step) is { } known)
        {
            Spend(known.DurationMs);
            return known;
        }

        if (prepare is not null)
        {
            await prepare(step, origin);
            if (Known(kind, step) is { } refused)
            {
                return refused;
            }
        }

        await Run.Gate.EnterAsync();
        var call = number ?? _repeated ?? kind.Number(Run, callee);
        (_repeated, _lastNumber) = (null, call);
        var payload = JsonSerializer.Serialize(make(origin, call), kind.RequestJson);
        var result = await Run.Gate.CallAsync(kind.Activity, payload);
        var outcome = result.Failed ? kind.Fail(Fault(result)) : JsonSerializer.Deserialize(result.Value!, kind.OutcomeJson)!;
        Run.Log.Emit(Path, Pass, kind.Tell(step, callee, call, origin.Key, outcome));
        made?.Invoke(outcome, origin.Key);
        Run.Budget.Settled();
        Run.Gate.ThrowIfCancelled();
        Spend(outcome.DurationMs);
        return outcome;
    }

    // What the journal knows of a call: how it ended, or why it was not made.
    private TOutcome? Known<TRequest, TOutcome>(CallKind<TRequest, TOutcome> kind, int step)
        where TOutcome : class, ICallOutcome
    {
        switch (Done(step)?.Data)
        {
            case BudgetRefused refused:
                return kind.Fail(new CallFailure(ErrorCodes.BudgetExceeded, refused.Message, Transient: false));
            case { } data when kind.Read(data) is { } end:
                (_repeated, _lastNumber) = (null, end.Call);
                return end.Outcome;
            default:
                return null;
        }
    }

    private static CallFailure Fault(CallResult result) =>
        new(ErrorCodes.NodeFailed, $"{result.Failure!.Type}: {result.Failure.Message}", Transient: false);

    private void Spend(double milliseconds)
    {
        AttemptMs += milliseconds;
        TotalMs += milliseconds;
    }

    private NodeJournal? Journal => _undone is null ? Run.State.Of(Node).Journal : Run.State.Saga.Journal;

    private LogEntry? Done(int step) =>
        Journal is { } journal && journal.TryGetDone(Path, step, out var entry) ? entry : null;

    // Read before the step is said to have begun, which takes it.
    private Contracts.Log.Child.ChildOrigin? Earlier(int step) =>
        Run.State.Of(Node).Journal is { } journal && journal.Origins.TryGetValue((Path, step), out var origin) ? origin : null;

    private bool Open(int step, out LogEntry entry)
    {
        entry = null!;
        return Journal?.TryGetOpen(Path, step, out entry) ?? false;
    }

    private CallOrigin Origin(int call)
    {
        var retry = _attempt > 1 ? $".{_attempt}" : "";
        var key = $"{Run.Input.RootId}/{Run.State.Epoch}/{FullPath}/{Pass}/{call}{retry}";
        return new CallOrigin(key, Run.Input.RunId, Run.Input.Definition, Run.Input.WorkflowKey, Node.Id, FullPath);
    }
}
