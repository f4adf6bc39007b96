using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Interpreter.Budgets;
using GenXai.Workflows.Interpreter.State;
using GenXai.Workflows.Orchestration;

namespace GenXai.Workflows.Interpreter.Execution;

/// <summary>What the parts of one run share.</summary>
internal sealed class RunServices
{
    private readonly Dictionary<string, int> _agentCalls;
    private readonly Dictionary<string, int> _toolCalls;

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
        Log = new RunLog(state, () => context.CurrentUtcTime);
        Gate = new CallGate(context, Log, Signal, limits);
        Budget = new RunBudget(this);
        _agentCalls = new Dictionary<string, int>(state.AgentCalls, StringComparer.Ordinal);
        _toolCalls = new Dictionary<string, int>(state.ToolCalls, StringComparer.Ordinal);
    }

    public IOrchestrationContext Context { get; }

    public WorkflowRunInput Input { get; }

    public WorkflowProgram Program { get; }

    public RunState State { get; }

    public TemplateCache Templates { get; }

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
    public int NextAgentCall(string agent) => _agentCalls[agent] = _agentCalls.GetValueOrDefault(agent) + 1;

    /// <summary>Numbers a call of a tool in the run, from 1.</summary>
    public int NextToolCall(string tool) => _toolCalls[tool] = _toolCalls.GetValueOrDefault(tool) + 1;
}
