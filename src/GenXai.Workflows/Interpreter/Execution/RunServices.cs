using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Interpreter.Budgets;
using GenXai.Workflows.Interpreter.Execution.Generations;
using GenXai.Workflows.Interpreter.State;
using GenXai.Workflows.Interpreter.Variables;
using GenXai.Workflows.Orchestration;

namespace GenXai.Workflows.Interpreter.Execution;

/// <summary>What the parts of one run share.</summary>
internal sealed class RunServices
{
    private readonly Dictionary<string, int> _agentCalls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _toolCalls = new(StringComparer.Ordinal);

    public RunServices(
        IOrchestrationContext context,
        WorkflowRunInput input,
        WorkflowProgram program,
        RunState state,
        TemplateCache templates,
        HistoryLimits limits)
    {
        Context = context;
        Input = input;
        Program = program;
        State = state;
        Templates = templates;
        Limits = limits;
        Variables = new VariableRules(state.Graph.Definition.State);
        Log = new RunLog(state, () => context.CurrentUtcTime);
        Gate = new CallGate(context, Log, Signal, limits);
        Budget = new RunBudget(this);
    }

    public IOrchestrationContext Context { get; }

    public WorkflowRunInput Input { get; }

    public WorkflowProgram Program { get; }

    public RunState State { get; }

    public TemplateCache Templates { get; }

    public HistoryLimits Limits { get; }

    /// <summary>What the workflow asks of its state.</summary>
    public VariableRules Variables { get; }

    public RunLog Log { get; }

    public WorkSignal Signal { get; } = new();

    public CallGate Gate { get; }

    public RunBudget Budget { get; }

    /// <summary>Sees that the faults of work that nobody awaits reach the main loop.</summary>
    public Action<Task> Watch { get; set; } = static _ => { };

    public WorkflowGraph Graph => State.Graph;

    public WorkflowDefinition Definition => State.Graph.Definition;

    /// <summary>People's and sub-runs' answers that nodes wait for, by node path or sub-run id.</summary>
    public Dictionary<string, TaskCompletionSource<JsonElement>> Answers { get; } = new(StringComparer.Ordinal);

    /// <summary>Numbers a call of an agent in the run, from 1.</summary>
    public int NextAgentCall(string agent) => Next(_agentCalls, State.AgentCalls, agent);

    /// <summary>Numbers a call of a tool in the run, from 1.</summary>
    public int NextToolCall(string tool) => Next(_toolCalls, State.ToolCalls, tool);

    // The state knows the calls that have ended, also those that a fork has from another run.
    private static int Next(Dictionary<string, int> made, SortedDictionary<string, int> ended, string name) =>
        made[name] = Math.Max(made.GetValueOrDefault(name), ended.GetValueOrDefault(name)) + 1;
}
