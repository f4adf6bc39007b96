using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Child;
using GenXai.Workflows.Contracts.Log.Human;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Interpreter.Seeds;

namespace GenXai.Workflows.Interpreter.State;

/// <summary>A run as its log tells it: fold the entries in order, and ask.</summary>
public sealed class RunHistory
{
    private readonly RunState _state;
    private readonly string _runId;

    /// <summary>An empty history.</summary>
    /// <param name="graph">The compiled workflow.</param>
    /// <param name="runId">The run's id.</param>
    public RunHistory(WorkflowGraph graph, string runId)
    {
        _state = new RunState(graph);
        _runId = runId;
    }

    /// <summary>The number of the last entry.</summary>
    public long LastSeq => _state.LastSeq;

    /// <summary>The run's result as it stands.</summary>
    public RunResult Result => RunResults.Of(_state, _runId);

    /// <summary>Open requests to people: node path and what was asked, in order.</summary>
    public IReadOnlyList<(string Path, DateTimeOffset At, HumanRequested Request)> OpenRequests =>
    [
        .. _state.Open.Requests.Select(entry => (entry.Path!, entry.At, (HumanRequested)entry.Data)),
    ];

    /// <summary>Sub-runs that are under way: node path and id, in order.</summary>
    public IReadOnlyList<(string Path, ChildStarted Child)> OpenChildren =>
    [
        .. _state.Open.Children.Select(entry => (entry.Path!, (ChildStarted)entry.Data)),
    ];

    /// <summary>Folds one entry.</summary>
    /// <param name="entry">The next entry.</param>
    /// <exception cref="InvalidOperationException">It does not follow the last one.</exception>
    public void Apply(LogEntry entry) => RunFold.Apply(_state, entry);

    /// <summary>The run's input.</summary>
    public JsonElement Input => _state.Input;

    /// <summary>The epoch of the run.</summary>
    public int Epoch => _state.Epoch;

    /// <summary>Whether a node failed or was cancelled with the run, so that a retry has something to take up.</summary>
    public bool CanBeRetried => _state.Nodes.Any(node => node.Held is not null);

    /// <summary>Whether any node has begun.</summary>
    public bool HasBegun => _state.Executed.Count > 0;

    /// <summary>Whether the run has undone what it completed, so that nothing can go on from there.</summary>
    public bool IsUndone => _state.Saga.Plan is not null;

    /// <summary>The version of the state variables.</summary>
    public int StateVersion => _state.StateVersion;

    /// <summary>The state variables.</summary>
    public IReadOnlyDictionary<string, JsonElement> Variables => _state.Variables;

    /// <summary>The snapshot that continue-as-new would take here (snapshot = fold).</summary>
    public Contracts.Snapshots.RunSnapshot Snapshot() => RunSnapshots.Take(_state);

    /// <summary>What a run begins with that undoes this one, which has completed.</summary>
    public Contracts.Snapshots.RunSnapshot UndoSeed()
    {
        // What this run has undone itself, when it went back, is not that run's.
        var snapshot = RunSnapshots.Take(_state);
        return SeedSequence.Shift(snapshot with
        {
            Budget = null,
            Checkpoints = null,
            Saga = new Contracts.Snapshots.SagaSnapshot { Completions = snapshot.Saga?.Completions ?? [], Packs = snapshot.Saga?.Packs },
        });
    }

    /// <summary>What a fork of the run begins with here.</summary>
    /// <param name="target">The graph that the fork runs under: the run's own, or another that it fits.</param>
    /// <param name="input">Another input, which input nodes that have run then have as output; null: the run's own.</param>
    /// <param name="takesItsPlace">Whether the fork undoes what the run has completed, should it fail.</param>
    /// <exception cref="SeedException">What the run has done does not fit that graph.</exception>
    public Contracts.Snapshots.RunSnapshot Seed(WorkflowGraph target, JsonElement? input = null, bool takesItsPlace = false)
    {
        var snapshot = SeedSequence.Shift(RunSnapshots.Take(_state) with { Budget = null });
        if (!takesItsPlace)
        {
            snapshot = snapshot with { Saga = null };
        }

        if (input is not null)
        {
            snapshot = snapshot with
            {
                Nodes =
                [
                    .. snapshot.Nodes.Select(node => node.HasOutput && _state.Graph.Nodes[node.Index].Definition.Kind == NodeKind.Input
                        ? node with { Output = input }
                        : node),
                ],
            };
        }

        return ReferenceEquals(target, _state.Graph) ? snapshot : new SeedMap(_state.Graph, target).Map(snapshot);
    }
}
