using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log.Run;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Interpreter.State.Saga;
using GenXai.Workflows.Interpreter.Variables;

namespace GenXai.Workflows.Interpreter.State;

/// <summary>
/// Where a run stands: a fold of its log and nothing else. Only <see cref="RunFold"/> writes it, entry by entry.
/// </summary>
internal sealed class RunState
{
    public RunState(WorkflowGraph graph)
    {
        Graph = graph;
        Nodes = [.. graph.Nodes.Select(_ => new NodeState())];
        Edges = new EdgeDecision[graph.Edges.Length];
        Loops = [.. graph.Loops.Select(_ => new LoopState())];
    }

    public WorkflowGraph Graph { get; }

    public NodeState[] Nodes { get; }

    public EdgeDecision[] Edges { get; }

    public LoopState[] Loops { get; }

    public RunStarted? Started { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public int Generation { get; set; } = 1;

    public long LastSeq { get; set; }

    /// <summary>The epoch: rises when the run goes back or is retried.</summary>
    public int Epoch { get; set; } = 1;

    /// <summary>When the run was last retried: its time-out counts from there.</summary>
    public DateTimeOffset? RetriedAt { get; set; }

    /// <summary>How often the run went back, by the node whose on_failure it was; the workflow's under the empty name.</summary>
    public SortedDictionary<string, int> Restores { get; } = new(StringComparer.Ordinal);

    /// <summary>The checkpoints that the run may go back to by itself.</summary>
    public SortedDictionary<string, CheckpointState> Checkpoints { get; } = new(StringComparer.Ordinal);

    public string Status { get; set; } = RunStatuses.Pending;

    public JsonElement? Output { get; set; }

    public RunError? Error { get; set; }

    /// <summary>Node indices in the order in which their work was scheduled.</summary>
    public List<int> Executed { get; } = [];

    public OrderedDictionary<string, JsonElement> Variables { get; } = new(StringComparer.Ordinal);

    public int StateVersion { get; set; }

    /// <summary>Who wrote each variable last; written by <see cref="VariableLedger"/>.</summary>
    public SortedDictionary<string, VariableWrites> Writes { get; } = new(StringComparer.Ordinal);

    /// <summary>Shared memory of the run: each agent's latest reply, and what memory_write put there, oldest first.</summary>
    public OrderedDictionary<string, JsonElement> Memory { get; } = new(StringComparer.Ordinal);

    /// <summary>When keys of <see cref="Memory"/> end, UTC; those that stay have no entry.</summary>
    public SortedDictionary<string, DateTimeOffset> MemoryEnds { get; } = new(StringComparer.Ordinal);

    /// <summary>The versions of the keys of the run's shared memory that were written to its entity.</summary>
    public SortedDictionary<string, long> MemoryVersions { get; } = new(StringComparer.Ordinal);

    /// <summary>The newest version that the entity gave; it does not go back with the run.</summary>
    public long LastMemoryVersion { get; set; }

    public List<string> Warnings { get; } = [];

    public RunUsage Usage { get; set; } = RunUsage.None;

    public SortedDictionary<string, int> AgentCalls { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, int> ToolCalls { get; } = new(StringComparer.Ordinal);

    /// <summary>What tools were used for.</summary>
    public SortedDictionary<string, ToolStatistics> Tools { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of messages that were acted on, in order.</summary>
    public List<string> Messages { get; } = [];

    /// <summary>Sub-runs that wait for a person.</summary>
    public SortedSet<string> WaitingChildren { get; } = new(StringComparer.Ordinal);

    /// <summary>Steps that wait for people and for sub-runs.</summary>
    public OpenSteps Open { get; } = new();

    /// <summary>Where its budget stands.</summary>
    public BudgetState Budget { get; } = new();

    /// <summary>What it can undo, and what it has undone.</summary>
    public SagaState Saga { get; } = new();

    public JsonElement Input => Started?.Input ?? default;

    public NodeState Of(GraphNode node) => Nodes[node.Index];

    /// <summary>Whether an edge counts for the join at its end: in a further round only edges from within do.</summary>
    public bool Counts(GraphEdge edge)
    {
        var scope = Nodes[edge.To.Index].Scope;
        if (scope < 0)
        {
            return true;
        }

        var from = edge.From is null ? null : Graph.LoopOf(edge.From);
        return from is not null && Graph.Loops[scope].Holds(from);
    }
}
