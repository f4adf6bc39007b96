using GenXai.Cli.Infrastructure;
using GenXai.Cli.Sessions;
using GenXai.Workflows.Contracts;

namespace GenXai.Cli.Tools;

/// <summary>What the runs of a data folder used tools for.</summary>
internal static class ToolStatisticsSum
{
    /// <summary>Adds up all runs; sub-runs count in the runs that started them.</summary>
    public static async Task<IReadOnlyDictionary<string, ToolStatistics>> OfAsync(
        CliContext context, string? folder, CancellationToken cancellationToken)
    {
        var sums = new Dictionary<string, ToolStatistics>(StringComparer.Ordinal);
        if (folder is null)
        {
            return sums;
        }

        await using var session = await Session.OpenAsync(context, folder, SessionOptions.Observer);
        foreach (var run in await session.Client.ListAsync(cancellationToken))
        {
            foreach (var tool in (await session.Client.GetResultAsync(run.RunId, cancellationToken)).Tools)
            {
                sums[tool.Name] = sums.TryGetValue(tool.Name, out var known)
                    ? new ToolStatistics(
                        tool.Name,
                        known.Calls + tool.Calls,
                        known.Successes + tool.Successes,
                        known.Failures + tool.Failures,
                        known.DurationMs + tool.DurationMs)
                    : tool;
            }
        }

        return sums;
    }
}
