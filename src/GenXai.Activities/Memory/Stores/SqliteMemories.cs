using GenXai.Activities.Memory.Records;
using GenXai.Activities.Resilience.Sqlite;
using Microsoft.Data.Sqlite;

namespace GenXai.Activities.Memory.Stores;

/// <summary>
/// Memories in a SQLite file that several processes share. Each change has a number of its own, so that a process
/// reads only what changed since it last looked; what is deleted leaves its number behind.
/// </summary>
public sealed class SqliteMemories : IndexedMemories
{
    private const int Version = 1;
    private const string Schema =
        "CREATE TABLE IF NOT EXISTS memories (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, data BLOB); "
        + "PRAGMA user_version=1";

    private readonly SqliteFile _file;
    private readonly IMemorySeal _seal;
    private long _seen;

    /// <summary>Names the file.</summary>
    /// <param name="path">The file; it and its folder are made on first use.</param>
    /// <param name="seal">Seals what is kept; null: nothing is sealed.</param>
    public SqliteMemories(string path, IMemorySeal? seal = null)
    {
        _file = new SqliteFile(path, Schema, Version);
        _seal = seal ?? NoSeal.Instance;
    }

    /// <inheritdoc />
    /// <exception cref="SqliteException">The file cannot be used.</exception>
    protected override Task RefreshAsync(Action<MemoryRecord> put, Action<string> remove, Action clear, CancellationToken cancellationToken)
    {
        Refresh(put, remove, cancellationToken);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    /// <exception cref="SqliteException">The file cannot be used.</exception>
    protected override Task WriteAsync(IReadOnlyList<MemoryRecord> records, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        Write(records, ids);
        return Task.CompletedTask;
    }

    private void Refresh(Action<MemoryRecord> put, Action<string> remove, CancellationToken cancellationToken)
    {
        using var connection = _file.Open();
        using var command = SqliteFile.Command(connection, "SELECT seq, id, data FROM memories WHERE seq > $seen ORDER BY seq", ("$seen", _seen));
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var id = rows.GetString(1);
            if (rows.IsDBNull(2))
            {
                remove(id);
            }
            else
            {
                put(MemoryRecordBytes.Read(_seal.Open(rows.GetFieldValue<byte[]>(2), id)));
            }

            _seen = rows.GetInt64(0);
        }
    }

    private void Write(IReadOnlyList<MemoryRecord> records, IReadOnlyList<string> ids)
    {
        var rows = records.Select(record => (record.Id, Data: (byte[]?)_seal.Seal(MemoryRecordBytes.Write(record), record.Id)))
            .Concat(ids.Select(id => (Id: id, Data: (byte[]?)null)))
            .ToList();
        _file.Change(connection =>
        {
            using var command = SqliteFile.Command(
                connection, "INSERT OR REPLACE INTO memories (id, data) VALUES ($id, $data)", ("$id", null), ("$data", null));
            foreach (var (id, data) in rows)
            {
                command.Parameters[0].Value = id;
                command.Parameters[1].Value = data ?? (object)DBNull.Value;
                command.ExecuteNonQuery();
            }

            return rows.Count;
        });
    }
}
