using GenXai.Hosting.Client;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Embedded.Storage.Memory;

/// <inheritdoc />
internal sealed class MemoryReader(MemoryData data) : IRuntimeReader
{
    public OrchestrationState? Find(string id, bool withInput)
    {
        lock (data.Gate)
        {
            return data.Instances.TryGetValue(id, out var record)
                ? record.Row.ToState(withInput ? record.Input.Input : null)
                : null;
        }
    }

    public OrchestrationPage Query(OrchestrationQuery query)
    {
        var token = PageToken.Parse(query.Continuation);
        lock (data.Gate)
        {
            var rows = data.Instances.Values
                .Select(record => record.Row)
                .Where(row => Matches(query, row))
                .Where(row => token is not { } last || Compare(row, last) > 0)
                .OrderByDescending(row => row.CreatedAt.Ticks)
                .ThenByDescending(row => row.Id, StringComparer.Ordinal)
                .Take(query.PageSize + 1)
                .ToList();
            var more = rows.Count > query.PageSize;
            var items = rows.Take(query.PageSize).Select(row => row.ToState()).ToList();
            return new OrchestrationPage(
                items, more ? new PageToken(items[^1].CreatedAt.UtcTicks, items[^1].Id).ToString() : null);
        }
    }

    public List<byte[]> ReadLog(string id, long from, int maximum)
    {
        var entries = new List<byte[]>();
        lock (data.Gate)
        {
            if (data.Instances.TryGetValue(id, out var record))
            {
                while (entries.Count < maximum && record.Log.TryGetValue(from + entries.Count, out var entry))
                {
                    entries.Add(entry);
                }
            }
        }

        return entries;
    }

    public string? ReadEntity(EntityId id)
    {
        lock (data.Gate)
        {
            return data.Entities.GetValueOrDefault(id);
        }
    }

    public string? FindDefinition(string hash)
    {
        lock (data.Gate)
        {
            return data.Definitions.GetValueOrDefault(hash);
        }
    }

    /// <summary>Above zero: the row comes after the place, newest first.</summary>
    private static int Compare(InstanceRow row, PageToken last)
    {
        var byTime = last.CreatedTicks.CompareTo(row.CreatedAt.UtcTicks);
        return byTime != 0 ? byTime : string.CompareOrdinal(last.Id, row.Id);
    }

    private static bool Matches(OrchestrationQuery query, InstanceRow row) =>
        (query.Statuses.Count == 0 || query.Statuses.Contains(row.Status))
        && (query.Tag is null || string.Equals(query.Tag, row.Tag, StringComparison.Ordinal))
        && (query.RootId is null || string.Equals(query.RootId, row.RootId, StringComparison.Ordinal))
        && (!query.RootsOnly || string.Equals(row.Id, row.RootId, StringComparison.Ordinal))
        && (query.CreatedFrom is null || row.CreatedAt >= query.CreatedFrom)
        && (query.CreatedBefore is null || row.CreatedAt < query.CreatedBefore);
}
