using System.Globalization;
using Azure.Data.Tables;
using GenXai.Activities.Memory.Records;
using GenXai.Activities.Memory.Stores;
using GenXai.Hosting.Azure.Storage;
using GenXai.Hosting.Client;
using Microsoft.Extensions.VectorData;

namespace GenXai.Hosting.Azure.Memories;

/// <summary>
/// Agents' memories in a table that all instances of the app share. Every change has a number of its own and a row
/// that says which memories it touched, so that an instance reads only what changed since it last looked; a head row,
/// replaced only as it was read, orders the changes of all instances.
/// </summary>
public sealed class TableMemories : IndexedMemories
{
    // All changes of one transaction stand in one partition.
    private const string Partition = "memories";
    private const string RecordPrefix = "m-";
    private const int Attempts = 200;
    private const int LongestPauseMs = 50;
    private readonly TableStore _table;
    private readonly ChunkedText _text;
    private readonly IMemorySeal _seal;
    private long _seen = -1;

    internal TableMemories(TableStore table, BlobStore texts, IMemorySeal seal)
    {
        _table = table;
        _text = new ChunkedText(texts);
        _seal = seal;
    }

    /// <inheritdoc />
    /// <exception cref="VectorStoreException">The table cannot be used.</exception>
    protected override async Task RefreshAsync(Action<MemoryRecord> put, Action<string> remove, Action clear, CancellationToken cancellationToken)
    {
        try
        {
            // What changes while this reads is read too: else a memory that moves could be seen neither here nor there.
            while (await ReadHeadAsync(cancellationToken) is var head && head.Number != _seen)
            {
                if (_seen < 0 || head.Number - _seen > MemoryChangeRows.Kept)
                {
                    clear();
                    await foreach (var row in RowsAsync(RecordPrefix, RecordPrefix + '~', cancellationToken))
                    {
                        put(await RecordAsync(row, cancellationToken));
                    }
                }
                else
                {
                    await ReadChangedAsync(head.Number, put, remove, cancellationToken);
                }

                _seen = head.Number;
            }
        }
        catch (StorageException exception)
        {
            throw Fault(exception);
        }
    }

    /// <inheritdoc />
    /// <remarks>All or none up to 90 memories; more are written in several steps, what is kept before what is deleted.</remarks>
    /// <exception cref="VectorStoreException">The table cannot be used, or too many change it at once.</exception>
    protected override async Task WriteAsync(IReadOnlyList<MemoryRecord> records, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var change in await ChangesAsync(records, ids, cancellationToken))
            {
                await CommitAsync(change, cancellationToken);
            }
        }
        catch (StorageException exception)
        {
            throw Fault(exception);
        }
    }

    private async Task ReadChangedAsync(long head, Action<MemoryRecord> put, Action<string> remove, CancellationToken cancellationToken)
    {
        var ids = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        await foreach (var row in RowsAsync(MemoryChangeRows.KeyOf(_seen + 1), MemoryChangeRows.KeyOf(head + 1), cancellationToken))
        {
            foreach (var id in MemoryChangeRows.IdsOf(row))
            {
                ids[id] = true;
            }
        }

        foreach (var id in ids.Keys)
        {
            if (await _table.FindAsync(Partition, RecordPrefix + id, cancellationToken) is { } row)
            {
                put(await RecordAsync(row, cancellationToken));
            }
            else
            {
                remove(id);
            }
        }
    }

    private async Task<List<MemoryChange>> ChangesAsync(
        IReadOnlyList<MemoryRecord> records, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        // One row may stand in a transaction once; of several the last is meant, and what is deleted is deleted.
        var kept = new OrderedDictionary<string, MemoryRecord>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            kept[record.Id] = record;
        }

        var changes = new List<MemoryChange> { new() };
        foreach (var record in kept.Values.Where(record => !ids.Contains(record.Id, StringComparer.Ordinal)))
        {
            var bytes = _seal.Seal(MemoryRecordBytes.Write(record), record.Id);
            var row = new TableEntity(Partition, RecordPrefix + record.Id);
            await _text.WriteAsync(row, bytes, $"memory/{record.Id}/{Guid.NewGuid():N}", cancellationToken);
            Room(changes, bytes.Length).Put(record.Id, row, bytes.Length);
        }

        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            Room(changes, 0).Delete(id);
        }

        return changes;
    }

    private static MemoryChange Room(List<MemoryChange> changes, int bytes)
    {
        if (!changes[^1].HasRoom(bytes))
        {
            changes.Add(new MemoryChange());
        }

        return changes[^1];
    }

    private async Task CommitAsync(MemoryChange change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var head = await ReadHeadAsync(cancellationToken);
            var gone = new List<string>();
            foreach (var id in change.Deleted)
            {
                // The service refuses to delete what is not there; that it is there holds as long as the head does.
                if (await _table.FindAsync(Partition, RecordPrefix + id, cancellationToken) is not null)
                {
                    gone.Add(RecordPrefix + id);
                }
            }

            if (change.Rows.Count + gone.Count == 0)
            {
                return;
            }

            if (await _table.TrySubmitAsync(MemoryChangeRows.Transaction(Partition, head, change, gone), cancellationToken))
            {
                return;
            }

            // Others were quicker; at different moments they do not meet again.
            await Task.Delay(Random.Shared.Next(1, LongestPauseMs), cancellationToken);
        }

        throw new StorageException(string.Create(
            CultureInfo.InvariantCulture, $"agents' memories are changed by others all the time; it was tried {Attempts} times"));
    }

    private async Task<MemoryHead> ReadHeadAsync(CancellationToken cancellationToken) =>
        MemoryHead.Of(await _table.FindAsync(Partition, MemoryHead.Key, cancellationToken));

    private IAsyncEnumerable<TableEntity> RowsAsync(string from, string before, CancellationToken cancellationToken) => _table.QueryAsync(
        TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {from} and RowKey lt {before}"), 1000, cancellationToken);

    private async Task<MemoryRecord> RecordAsync(TableEntity row, CancellationToken cancellationToken)
    {
        var bytes = await _text.ReadAsync(row, cancellationToken);
        return MemoryRecordBytes.Read(_seal.Open(bytes.ToArray(), row.RowKey[RecordPrefix.Length..]));
    }

    private static VectorStoreException Fault(StorageException exception) => new(exception.Message, exception);
}
