using GenXai.Activities.Resilience.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Caching.Distributed;

namespace GenXai.Activities.Models.Caching;

/// <summary>The cache's second level in a SQLite file, shared by all processes that use the file.</summary>
public sealed class SqliteReplyStore : IDistributedCache
{
    private const string Schema =
        "CREATE TABLE IF NOT EXISTS replies (key TEXT PRIMARY KEY, value BLOB NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID; "
        + "CREATE INDEX IF NOT EXISTS replies_by_end ON replies (until)";

    // Entries without an end get one: a cache must not grow for ever.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);
    private readonly SqliteFile _file;
    private readonly TimeProvider _time;

    /// <summary>Makes a store.</summary>
    /// <param name="path">The file; it and its folder are made on first use.</param>
    /// <param name="time">Time; the system's where null.</param>
    public SqliteReplyStore(string path, TimeProvider? time = null)
    {
        _file = new SqliteFile(path, Schema);
        _time = time ?? TimeProvider.System;
    }

    /// <inheritdoc />
    /// <exception cref="SqliteException">The file cannot be used.</exception>
    public byte[]? Get(string key)
    {
        using var connection = _file.Open();
        using var command = SqliteFile.Command(
            connection, "SELECT value FROM replies WHERE key = $key AND until > $now", ("$key", key), ("$now", _time.GetUtcNow().ToUnixTimeMilliseconds()));
        return command.ExecuteScalar() as byte[];
    }

    /// <inheritdoc />
    /// <exception cref="SqliteException">The file cannot be used.</exception>
    public void Set(string key, byte[] value, DistributedCacheEntryOptions options)
    {
        var now = _time.GetUtcNow();
        var until = options.AbsoluteExpiration ?? now + (options.AbsoluteExpirationRelativeToNow ?? options.SlidingExpiration ?? Longest);
        _file.Change(connection =>
        {
            using var old = SqliteFile.Command(connection, "DELETE FROM replies WHERE until <= $now", ("$now", now.ToUnixTimeMilliseconds()));
            old.ExecuteNonQuery();
            using var command = SqliteFile.Command(
                connection,
                "INSERT OR REPLACE INTO replies (key, value, until) VALUES ($key, $value, $until)",
                ("$key", key),
                ("$value", value),
                ("$until", until.ToUnixTimeMilliseconds()));
            return command.ExecuteNonQuery();
        });
    }

    /// <inheritdoc />
    public void Refresh(string key)
    {
        // Entries end when they end; reading does not prolong them.
    }

    /// <inheritdoc />
    /// <exception cref="SqliteException">The file cannot be used.</exception>
    public void Remove(string key)
    {
        using var connection = _file.Open();
        using var command = SqliteFile.Command(connection, "DELETE FROM replies WHERE key = $key", ("$key", key));
        command.ExecuteNonQuery();
    }

    /// <inheritdoc />
    public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromResult(Get(key));

    /// <inheritdoc />
    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        Set(key, value, options);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

    /// <inheritdoc />
    public Task RemoveAsync(string key, CancellationToken token = default)
    {
        Remove(key);
        return Task.CompletedTask;
    }
}
