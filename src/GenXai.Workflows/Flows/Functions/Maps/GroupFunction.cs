using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Flows.Functions.Members;
using GenXai.Workflows.Flows.Functions.Pools;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Flows.Functions.Maps;

/// <summary>
/// Puts the results of one level together for the next: as many as may be reduced at once, and never fewer than two, so
/// that each level has at most half of what the one before had.
/// </summary>
internal static class GroupFunction
{
    public static Grouped Group(GroupArguments arguments)
    {
        var failed = arguments.Work.Items.Where(item => !IsCompleted(item)).Select(item => new FailedMember(item.Id, item.Error ?? "failed")).ToList();
        var parts = arguments.Work.Items.Where(IsCompleted).Select(item => item.Result ?? JsonValues.Null).ToList();
        if (parts.Count == 0)
        {
            throw new FlowFunctionException(ErrorCodes.NodeFailed, $"all {arguments.Work.Count} parts failed; the first: {failed.FirstOrDefault()?.Error}");
        }

        var groups = new List<IReadOnlyList<JsonElement>>();
        var group = new List<JsonElement>();
        long tokens = 0;
        foreach (var part in parts)
        {
            var own = TextMeasure.Tokens(part);
            if (group.Count >= arguments.FanIn || (group.Count > 1 && tokens + own > arguments.MaxTokens))
            {
                groups.Add(group);
                (group, tokens) = ([], 0);
            }

            group.Add(part);
            tokens += own;
        }

        groups.Add(group);
        return new Grouped(groups, arguments.Level + 1, groups.Count, [.. arguments.Failed, .. failed]);
    }

    private static bool IsCompleted(PoolItem item) => string.Equals(item.Status, PoolItem.Completed, StringComparison.Ordinal);
}
