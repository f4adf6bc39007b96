using System.Globalization;
using Azure.Data.Tables;
using GenXai.Hosting.Azure.Storage;
using GenXai.Hosting.Encryption;
using GenXai.Workflows.Contracts.Log;

namespace GenXai.Hosting.Azure.Logs;

/// <summary>
/// Event logs in a table, a partition for each run, a row for each entry. An entry is the same whenever it is
/// written, so that writing it again changes nothing.
/// </summary>
public sealed class LogStore
{
    private readonly TableStore _table;
    private readonly BlobStore _texts;
    private readonly ChunkedText _chunks;
    private readonly ISealer _sealer;

    internal LogStore(TableStore table, BlobStore texts, ISealer sealer)
    {
        _sealer = sealer;
        _table = table;
        _texts = texts;
        _chunks = new ChunkedText(texts);
    }

    /// <summary>Writes entries, by run and number and so at most once each.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="cancellationToken">Ends the wait; what was written stays.</param>
    /// <exception cref="Client.StorageException">The store cannot be used.</exception>
    public async Task WriteAsync(string runId, IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken = default)
    {
        var rows = new List<(TableEntity, int)>(entries.Count);
        foreach (var entry in entries)
        {
            var text = _sealer.Seal(LogEntryJson.Serialize(entry), ScopeOf(runId, entry.Seq));
            var row = new TableEntity(runId, KeyOf(entry.Seq));
            await _chunks.WriteAsync(row, text, $"{runId}/log/{KeyOf(entry.Seq)}", cancellationToken);
            rows.Add((row, text.Length + 1024));
        }

        await _table.PutAsync(rows, cancellationToken);
    }

    /// <summary>Reads entries up to the first gap in their numbers.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="from">The first number wanted, from 1.</param>
    /// <param name="maximum">How many at most, from 1.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="Client.StorageException">The store cannot be used.</exception>
    public async Task<IReadOnlyList<LogEntry>> ReadAsync(
        string runId, long from, int maximum, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, 1);
        var entries = new List<LogEntry>();
        var next = Math.Max(1, from);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {runId} and RowKey ge {KeyOf(next)}");
        await foreach (var row in _table.QueryAsync(filter, Math.Min(maximum, 1000), cancellationToken))
        {
            if (!string.Equals(row.RowKey, KeyOf(next), StringComparison.Ordinal))
            {
                break;
            }

            entries.Add(LogEntryJson.Deserialize(Open(await _chunks.ReadAsync(row, cancellationToken), runId, next)));
            next++;
            if (entries.Count == maximum)
            {
                break;
            }
        }

        return entries;
    }

    /// <summary>Deletes a run's log.</summary>
    internal async Task DeleteAsync(string runId, CancellationToken cancellationToken)
    {
        await _table.DeleteAsync(runId, cancellationToken);
        await _texts.DeleteAsync(runId + "/log/", cancellationToken);
    }

    private byte[] Open(ReadOnlyMemory<byte> text, string runId, long number) => _sealer.Open(text.Span, ScopeOf(runId, number));

    private static SealScope ScopeOf(string runId, long number) => new(runId, FormattableString.Invariant($"event/{number}"));

    private static string KeyOf(long number) => number.ToString("D12", CultureInfo.InvariantCulture);
}
