using GenXai.Activities.Resilience.Breakers;
using Microsoft.Data.Sqlite;

namespace GenXai.Activities.Resilience.Sqlite;

/// <summary>Breakers in a SQLite file, shared by all processes that use the file.</summary>
public sealed class SqliteBreakerStore : IBreakerStore
{
    private const string Schema =
        "CREATE TABLE IF NOT EXISTS breakers (deployment TEXT PRIMARY KEY, failures INTEGER NOT NULL, opened_at INTEGER, probe_at INTEGER) WITHOUT ROWID";

    private readonly SqliteFile _file;

    /// <summary>Makes a store.</summary>
    /// <param name="path">The file; it and its folder are made on first use.</param>
    public SqliteBreakerStore(string path) => _file = new SqliteFile(path, Schema);

    /// <inheritdoc />
    /// <exception cref="SqliteException">The file cannot be used.</exception>
    public Task<BreakerState> ReadAsync(string deployment, CancellationToken cancellationToken)
    {
        using var connection = _file.Open();
        return Task.FromResult(Read(connection, deployment));
    }

    /// <inheritdoc />
    /// <exception cref="SqliteException">The file cannot be used.</exception>
    public Task<BreakerChange> UpdateAsync(string deployment, Func<BreakerState, BreakerState> change, CancellationToken cancellationToken) =>
        Task.FromResult(_file.Change(connection =>
        {
            var before = Read(connection, deployment);
            var after = change(before);
            if (after != before)
            {
                Write(connection, deployment, after);
            }

            return new BreakerChange(before, after);
        }));

    private static BreakerState Read(SqliteConnection connection, string deployment)
    {
        using var command = SqliteFile.Command(
            connection, "SELECT failures, opened_at, probe_at FROM breakers WHERE deployment = $deployment", ("$deployment", deployment));
        using var reader = command.ExecuteReader();
        return reader.Read() ? new BreakerState(reader.GetInt32(0), Time(reader, 1), Time(reader, 2)) : BreakerState.Closed;
    }

    private static void Write(SqliteConnection connection, string deployment, BreakerState state)
    {
        using var command = SqliteFile.Command(
            connection,
            "INSERT OR REPLACE INTO breakers (deployment, failures, opened_at, probe_at) VALUES ($deployment, $failures, $opened, $probe)",
            ("$deployment", deployment),
            ("$failures", state.Failures),
            ("$opened", state.OpenedAt?.ToUnixTimeMilliseconds()),
            ("$probe", state.ProbeAt?.ToUnixTimeMilliseconds()));
        command.ExecuteNonQuery();
    }

    private static DateTimeOffset? Time(SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));
}
