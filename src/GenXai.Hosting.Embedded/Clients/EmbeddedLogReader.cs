using System.Runtime.CompilerServices;
using GenXai.Hosting.Client;
using GenXai.Hosting.Embedded.Dispatch;
using GenXai.Workflows.Contracts.Log;

namespace GenXai.Hosting.Embedded.Clients;

/// <inheritdoc />
internal sealed class EmbeddedLogReader(Engine engine, EmbeddedClient client) : IEventLogReader
{
    private const int Chunk = 1000;

    public Task<IReadOnlyList<LogEntry>> ReadAsync(
        string instanceId, long from, int maximum = 10_000, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<LogEntry>>(Entries(instanceId, from, maximum));
    }

    public async IAsyncEnumerable<LogEntry> FollowAsync(
        string instanceId, long from, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var next = Math.Max(1, from);
        while (true)
        {
            // The state is read before the log: an instance seen as ended has all its entries in the log.
            var state = engine.Store.Reader.Find(instanceId, withInput: false);
            List<LogEntry> entries;
            do
            {
                entries = Entries(instanceId, next, Chunk);
                foreach (var entry in entries)
                {
                    yield return entry;
                }

                next += entries.Count;
            }
            while (entries.Count == Chunk);

            if (state is null || state.IsEnded)
            {
                yield break;
            }

            await client.WaitForChangeAsync(
                instanceId, now => now.IsEnded || HasEntry(instanceId, next), cancellationToken);
        }
    }

    private bool HasEntry(string instanceId, long number) => engine.Store.Reader.ReadLog(instanceId, number, 1).Count > 0;

    private List<LogEntry> Entries(string instanceId, long from, int maximum) =>
        engine.Store.Reader.ReadLog(instanceId, from, maximum).ConvertAll(data => LogEntryJson.Deserialize(data));
}
