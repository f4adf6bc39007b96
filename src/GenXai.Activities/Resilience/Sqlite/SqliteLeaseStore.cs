using GenXai.Activities.Resilience.Limits;
using Microsoft.Data.Sqlite;

namespace GenXai.Activities.Resilience.Sqlite;

/// <summary>Leases in a SQLite file, shared by all processes that use the file.</summary>
public sealed class SqliteLeaseStore : ILeaseStore
{
    private const string Schema =
        "CREATE TABLE IF NOT EXISTS leases (id TEXT PRIMARY KEY, deployment TEXT NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID; "
        + "CREATE TABLE IF NOT EXISTS requests (id INTEGER PRIMARY KEY, deployment TEXT NOT NULL, at INTEGER NOT NULL); "
        + "CREATE INDEX IF NOT EXISTS requests_by_time ON requests (deployment, at)";

    private readonly SqliteFile _file;

    /// <summary>Makes a store.</summary>
    /// <param name="path">The file; it and its folder are made on first use.</param>
    public SqliteLeaseStore(string path) => _file = new SqliteFile(path, Schema);

    /// <inheritdoc />
    /// <exception cref="SqliteException">The file cannot be used.</exception>
    public Task<LeaseAnswer> TryAcquireAsync(DeploymentLimit limit, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult(_file.Change(connection => TryAcquire(connection, limit, now.ToUnixTimeMilliseconds())));

    /// <inheritdoc />
    /// <exception cref="SqliteException">The file cannot be used.</exception>
    public Task RenewAsync(string leaseId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Run("UPDATE leases SET until = $until WHERE id = $id", ("$until", (now + DeploymentLimit.LeaseDuration).ToUnixTimeMilliseconds()), ("$id", leaseId));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    /// <exception cref="SqliteException">The file cannot be used.</exception>
    public Task ReleaseAsync(string leaseId)
    {
        Run("DELETE FROM leases WHERE id = $id", ("$id", leaseId));
        return Task.CompletedTask;
    }

    private static LeaseAnswer TryAcquire(SqliteConnection connection, DeploymentLimit limit, long now)
    {
        Execute(connection, "DELETE FROM leases WHERE until <= $now", ("$now", now));
        if (limit.MaxConcurrency is { } most
            && Number(connection, "SELECT count(*) FROM leases WHERE deployment = $d", ("$d", limit.Deployment)) >= most)
        {
            var until = Number(connection, "SELECT min(until) FROM leases WHERE deployment = $d", ("$d", limit.Deployment))!.Value;
            return new LeaseAnswer(null, TimeSpan.FromMilliseconds(until - now));
        }

        if (limit.RequestsPerMinute is { } rate)
        {
            var window = (long)DeploymentLimit.Window.TotalMilliseconds;
            Execute(connection, "DELETE FROM requests WHERE deployment = $d AND at <= $old", ("$d", limit.Deployment), ("$old", now - window));
            // Of the newest as many as may be, the oldest: when it leaves the window there is room.
            if (Number(
                connection,
                "SELECT at FROM requests WHERE deployment = $d ORDER BY at DESC LIMIT 1 OFFSET $skip",
                ("$d", limit.Deployment),
                ("$skip", rate - 1)) is { } oldest)
            {
                return new LeaseAnswer(null, TimeSpan.FromMilliseconds(oldest + window - now));
            }

            Execute(connection, "INSERT INTO requests (deployment, at) VALUES ($d, $now)", ("$d", limit.Deployment), ("$now", now));
        }

        var id = Guid.NewGuid().ToString("N");
        Execute(
            connection,
            "INSERT INTO leases (id, deployment, until) VALUES ($id, $d, $until)",
            ("$id", id),
            ("$d", limit.Deployment),
            ("$until", now + (long)DeploymentLimit.LeaseDuration.TotalMilliseconds));
        return new LeaseAnswer(id, TimeSpan.Zero);
    }

    private void Run(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var connection = _file.Open();
        Execute(connection, sql, values);
    }

    private static void Execute(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = SqliteFile.Command(connection, sql, values);
        command.ExecuteNonQuery();
    }

    private static long? Number(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = SqliteFile.Command(connection, sql, values);
        return command.ExecuteScalar() is long number ? number : null;
    }
}
