using System.Runtime.CompilerServices;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts.Log;

namespace GenXai.Hosting.Azure.Logs;

/// <summary>Reads event logs; following one polls, since a table tells nobody of its changes.</summary>
public sealed class AzureLogReader : IEventLogReader
{
    private const int Chunk = 1000;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private readonly LogStore _log;
    private readonly IOrchestrationClient _client;
    private readonly TimeProvider _time;

    /// <summary>Makes a reader.</summary>
    /// <param name="log">The logs.</param>
    /// <param name="client">Tells whether a run has ended.</param>
    /// <param name="time">For the pauses between looks.</param>
    public AzureLogReader(LogStore log, IOrchestrationClient client, TimeProvider time)
    {
        _log = log;
        _client = client;
        _time = time;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<LogEntry>> ReadAsync(
        string instanceId, long from, int maximum = 10_000, CancellationToken cancellationToken = default) =>
        _log.ReadAsync(instanceId, from, maximum, cancellationToken);

    /// <inheritdoc />
    public async IAsyncEnumerable<LogEntry> FollowAsync(
        string instanceId, long from, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var next = Math.Max(1, from);
        while (true)
        {
            // The state is read before the log: an instance seen as ended has all its entries in the log.
            var state = await _client.GetAsync(instanceId, cancellationToken: cancellationToken);
            IReadOnlyList<LogEntry> entries;
            do
            {
                entries = await _log.ReadAsync(instanceId, next, Chunk, cancellationToken);
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

            await Task.Delay(Interval, _time, cancellationToken);
        }
    }
}
