using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Calls;
using GenXai.Workflows.Contracts.Log.Child;
using GenXai.Workflows.Contracts.Log.Human;
using GenXai.Workflows.Contracts.Log.Node;

namespace GenXai.Workflows.Interpreter.State;

/// <summary>
/// What is left of a journal when its node is taken up elsewhere than after continue-as-new (docs/adr/0015): calls
/// that have ended answer again; questions that were open are asked anew, and sub-runs that were open, or failed, are
/// started anew where the earlier ones stood.
/// </summary>
internal static class JournalCut
{
    /// <summary>A copy that stands apart from the run: what a node had in hand when it ended.</summary>
    public static NodeJournal Hold(NodeJournal journal) => Without(journal, new OpenSteps(), _ => false, null);

    /// <summary>For a run that goes on from this point in another epoch or as another run.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="open">Takes the steps that wait.</param>
    /// <param name="at">When the run stood at this point; null: unknown.</param>
    public static NodeJournal Reopen(NodeJournal journal, OpenSteps open, DateTimeOffset? at) =>
        Without(journal, open, entry => entry.Data is HumanRequested or HumanReminded or ChildStarted, at);

    /// <summary>For a node that failed or was cancelled, and is tried again.</summary>
    public static NodeJournal Retry(NodeJournal journal, OpenSteps open, bool hasFailed)
    {
        var entries = journal.Entries.ToList();
        var failed = entries.Where(entry => entry.Data is NodeAdvanced advanced && NodeJournal.IsFailure(advanced)).ToList();
        var paths = failed.ConvertAll(entry => Element(entry.Path!, ((NodeAdvanced)entry.Data).Index));
        if (hasFailed && failed.Count == 0 && entries.LastOrDefault(entry => StepOf(entry) > 0) is { } last)
        {
            paths.Add(last.Path!);
        }

        var cuts = paths.ToDictionary(path => path, path => Cut(entries, path), StringComparer.Ordinal);
        return Without(journal, open, entry =>
            failed.Contains(entry)
            || entry.Data is HumanRequested or HumanReminded or ChildStarted or ChildEnded { Outcome.Status: RunStatuses.Terminated }
            || (cuts.TryGetValue(entry.Path!, out var cut) && StepOf(entry) >= cut),
            null);
    }

    /// <summary>The path of one element or pass.</summary>
    public static string Element(string path, int index) => FormattableString.Invariant($"{path}[{index}]");

    // The time-out of a sub-run that starts anew is set anew: it is noted just before.
    private static NodeJournal Without(NodeJournal journal, OpenSteps open, Func<LogEntry, bool> isDropped, DateTimeOffset? until)
    {
        var entries = journal.Entries.ToList();
        var children = entries
            .Where(entry => entry.Data is ChildStarted or ChildEnded && isDropped(entry))
            .Select(entry => (entry.Path, Step: StepOf(entry) - 1))
            .ToHashSet();
        var left = new NodeJournal(open);
        foreach (var entry in entries)
        {
            if (!isDropped(entry) && !(entry.Data is NodeNoted && children.Contains((entry.Path, StepOf(entry)))))
            {
                left.Add(entry);
            }
        }

        foreach (var (step, origin) in journal.Origins)
        {
            left.Origins[step] = origin;
        }

        // Of several attempts the last is gone on from; its place is that of the first, since they are counted anew.
        foreach (var path in entries.Where(entry => entry.Data is ChildStarted or ChildEnded && isDropped(entry)).GroupBy(entry => entry.Path!, StringComparer.Ordinal))
        {
            left.Origins[(path.Key, path.Min(StepOf))] = path.MaxBy(StepOf)!.Data switch
            {
                ChildStarted started => new ChildOrigin(started.ChildId, until),
                ChildEnded ended => new ChildOrigin(ended.ChildId, until),
                _ => throw new InvalidOperationException("a sub-run has neither started nor ended"),
            };
        }

        return left;
    }

    // The first step that ended an attempt; without one (a reply that could not be written to the state, say) all steps go.
    private static int Cut(List<LogEntry> entries, string path)
    {
        var steps = entries.Where(entry => string.Equals(entry.Path, path, StringComparison.Ordinal) && StepOf(entry) > 0).ToList();
        var isAgent = steps.Exists(entry => entry.Data is ModelCompleted);
        return steps.Where(entry => HasFailed(entry.Data, isAgent)).Select(StepOf).DefaultIfEmpty(1).Min();
    }

    // A tool's failure is an answer to an agent's model; a full deployment was never asked.
    private static bool HasFailed(LogData data, bool isAgent) => data switch
    {
        ModelCompleted { Outcome: var outcome } =>
            outcome.Failure is { Code: not ErrorCodes.RateLimited } || outcome.SchemaErrors.Count > 0,
        ToolCompleted tool => !isAgent && tool.Outcome.Failure is not null,
        ChildEnded child => child.Outcome.Error is not null,
        HumanExpired human => human.Default is null,
        _ => false,
    };

    private static int StepOf(LogEntry entry) => entry.Data is StepData data ? data.Step : 0;
}
