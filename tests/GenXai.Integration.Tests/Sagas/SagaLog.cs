using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Child;
using GenXai.Workflows.Contracts.Log.Compensation;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Contracts.Log.Run;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;

namespace GenXai.Integration.Tests.Sagas;

/// <summary>One run's log, read for what completes and is undone, by the rules of docs/adr/0030 and not by our fold.</summary>
internal sealed class SagaLog(RecordedInstance instance, IReadOnlyDictionary<string, NodeDefinition> nodes, Func<string, SagaLog> others)
{
    private CompensationPlanned? _plan;

    /// <summary>What had completed and was not undone when the log ended.</summary>
    public List<Done> Left { get; } = [];

    /// <summary>Paths of what was undone.</summary>
    public List<string> Undone { get; } = [];

    public List<string> Faults { get; } = [];

    public int Started { get; private set; }

    public RunStarted Run => (RunStarted)instance.Log[0].Data;

    public void Read()
    {
        if (Run.Undoes is { } source)
        {
            Left.AddRange(others(source).Left.Select(each => each with { Seq = long.MinValue + each.Seq }));
        }

        foreach (var entry in instance.Log)
        {
            Complete(entry);
            Undo(entry);
            End(entry);
        }
    }

    private void Complete(LogEntry entry)
    {
        switch (entry.Data)
        {
            case NodeCompleted when NodeOf(entry) is { Compensate: not null, ForEach: null } node && !HasPasses(node):
                Add(entry, entry.Path!);
                break;
            case NodeAdvanced advanced when NodeOf(entry) is { Compensate: not null } node
                && (node.ForEach is null || entry.Path!.Contains('[')) == HasPasses(node)
                && advanced.Value.TryGetProperty("result", out _)
                && !advanced.Value.TryGetProperty("failed", out _):
                Add(entry, FormattableString.Invariant($"{entry.Path}[{advanced.Index}]"));
                break;
            case ChildEnded { Outcome.Status: RunStatuses.Completed } child when !entry.Path!.Contains(":compensate", StringComparison.Ordinal):
                if (others(child.ChildId).Left.Count > 0)
                {
                    Left.Add(new Done(entry.Path!, entry.Pass, entry.Seq, child.ChildId));
                }

                break;
        }
    }

    private void Undo(LogEntry entry)
    {
        switch (entry.Data)
        {
            case CompensationPlanned planned:
                _plan = planned;
                Require(Left.Count(IsPlanned) == planned.Count, entry, $"plans {planned.Count} of {Left.Count(IsPlanned)}");
                break;
            case CompensationStarted:
                Started++;
                Require(_plan is not null && Left.Exists(IsPlanned), entry, "undoes what is not there");
                Require(entry.Path == Left[^1].Path + ":compensate" && entry.Pass == Left[^1].Pass, entry, $"undoes {entry.Path}, and {Left[^1].Path} is newer");
                break;
            case ChildStarted child when _plan is not null && Left[^1].ChildId is { } source:
                Require(others(child.ChildId).Run.Undoes == source, entry, "undoes another sub-run");
                break;
            case CompensationCompleted:
                Undone.Add(Left[^1].Path);
                Left.RemoveAt(Left.Count - 1);
                break;
            case CompensationFailed:
                Left.RemoveAt(Left.Count - 1);
                break;
        }
    }

    private void End(LogEntry entry)
    {
        switch (entry.Data)
        {
            case RunRestored restored:
                Require(!Left.Exists(each => each.Seq > restored.Seq), entry, "goes back and has not undone all that came after");
                _plan = null;
                break;
            case RunFailed or RunTerminated:
                Require(Left.Count == 0, entry, $"ends and has not undone {string.Join(", ", Left)}");
                break;
            case RunCompleted when _plan is not null:
                Require(_plan.Reason == "asked" && Left.Count == 0, entry, "completes and has undone");
                break;
        }
    }

    private bool IsPlanned(Done done) => _plan!.Restore is null || done.Seq > _plan.Restore.Seq;

    // A node that says how it is undone says it for the sub-runs of its work too.
    private void Add(LogEntry entry, string path)
    {
        Left.RemoveAll(each => each.ChildId is not null && each.Pass == entry.Pass
            && (each.Path == path || each.Path.StartsWith(path + ":", StringComparison.Ordinal)));
        Left.Add(new Done(path, entry.Pass, entry.Seq, null));
    }

    private NodeDefinition NodeOf(LogEntry entry) => nodes[entry.Path!.Split('[', ':')[0]];

    private static bool HasPasses(NodeDefinition node) => node.Settings is LoopSettings { Body: not null };

    private void Require(bool holds, LogEntry entry, string fault)
    {
        if (!holds)
        {
            Faults.Add(FormattableString.Invariant($"{instance.State.Id}: entry {entry.Seq} {fault}"));
        }
    }
}
