using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts.Log;

namespace GenXai.Integration.Tests.People;

/// <summary>Notes whose logs are read.</summary>
internal sealed class CountedLog(IEventLogReader inner) : IEventLogReader
{
    public HashSet<string> Read { get; } = new(StringComparer.Ordinal);

    public Task<IReadOnlyList<LogEntry>> ReadAsync(
        string instanceId, long from, int maximum = 10_000, CancellationToken cancellationToken = default)
    {
        Read.Add(instanceId);
        return inner.ReadAsync(instanceId, from, maximum, cancellationToken);
    }

    public IAsyncEnumerable<LogEntry> FollowAsync(string instanceId, long from, CancellationToken cancellationToken = default) =>
        inner.FollowAsync(instanceId, from, cancellationToken);
}
