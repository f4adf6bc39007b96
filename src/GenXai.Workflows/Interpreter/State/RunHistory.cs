using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Child;
using GenXai.Workflows.Contracts.Log.Human;
using GenXai.Workflows.Graph;

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

    /// <summary>The snapshot that continue-as-new would take here; for tests that snapshot = fold.</summary>
    public Contracts.Snapshots.RunSnapshot Snapshot() => RunSnapshots.Take(_state);
}
