using Azure.Data.Tables;
using GenXai.Hosting.Client;

namespace GenXai.Hosting.Azure.Runs;

/// <summary>Queries as table filters. A continuation is the key of the last row that was given.</summary>
internal static class RunFilter
{
    public static string Continuation(TableEntity row) => $"{row.PartitionKey}/{row.RowKey}";

    public static string Of(OrchestrationQuery query)
    {
        var parts = new List<string>(8);
        if (query.RootId is { } rootId)
        {
            parts.Add(TableClient.CreateQueryFilter($"PartitionKey eq {RunKeys.Tree(rootId)}"));
        }
        else
        {
            AddDays(query, parts);
        }

        if (query.Continuation is { } continuation)
        {
            var (partition, key) = Parse(continuation);
            parts.Add(TableClient.CreateQueryFilter($"(PartitionKey gt {partition} or (PartitionKey eq {partition} and RowKey gt {key}))"));
        }

        if (query.CreatedFrom is { } from)
        {
            parts.Add(TableClient.CreateQueryFilter($"CreatedAt ge {from}"));
        }

        if (query.CreatedBefore is { } before)
        {
            parts.Add(TableClient.CreateQueryFilter($"CreatedAt lt {before}"));
        }

        if (query.RootsOnly)
        {
            parts.Add("IsRoot eq true");
        }

        if (query.Tag is { } tag)
        {
            parts.Add(TableClient.CreateQueryFilter($"Tag eq {tag}"));
        }

        return string.Join(" and ", parts);
    }

    // Days count backwards: the newest time has the smallest key.
    private static void AddDays(OrchestrationQuery query, List<string> parts)
    {
        var first = query.CreatedBefore is { } before ? RunKeys.Day(before) : RunKeys.DayPrefix;
        var last = query.CreatedFrom is { } from ? RunKeys.Day(from) : RunKeys.DayPrefix + ":";
        parts.Add(TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey le {last}"));
    }

    private static (string Partition, string Key) Parse(string continuation)
    {
        var at = continuation.IndexOf('/', StringComparison.Ordinal);
        return at > 0 && continuation[0] == '!'
            ? (continuation[..at], continuation[(at + 1)..])
            : throw new ArgumentException($"'{continuation}' is no continuation: expected the one that the page before gave", nameof(continuation));
    }
}
