using Microsoft.Data.Sqlite;

namespace GenXai.Activities.Resilience.Sqlite;

/// <summary>A small SQLite file that several processes share: short transactions, one connection each from the pool.</summary>
internal sealed class SqliteFile
{
    // Writers of other processes are waited for; they hold the file for microseconds.
    private const string Setup = "PRAGMA busy_timeout=5000; PRAGMA synchronous=NORMAL;";
    private readonly string _connection;
    private readonly string _path;
    private readonly string _schema;
    private readonly Lock _gate = new();
    private volatile bool _made;

    /// <summary>Names the file; it and its folder are made on first use.</summary>
    public SqliteFile(string path, string schema)
    {
        _path = path;
        _schema = schema;
        _connection = new SqliteConnectionStringBuilder { DataSource = path, Pooling = true }.ToString();
    }

    public SqliteConnection Open()
    {
        MakeOnce();
        return Connect();
    }

    /// <summary>Runs work inside one transaction that takes the write lock first.</summary>
    public T Change<T>(Func<SqliteConnection, T> work)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        var result = work(connection);
        transaction.Commit();
        return result;
    }

    public static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this assembly; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connection);
        connection.Open();
        using var setup = Command(connection, Setup);
        setup.ExecuteNonQuery();
        return connection;
    }

    private void MakeOnce()
    {
        if (_made)
        {
            return;
        }

        lock (_gate)
        {
            if (Path.GetDirectoryName(_path) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            using var connection = Connect();
            using var schema = Command(connection, "PRAGMA journal_mode=WAL; " + _schema);
            schema.ExecuteNonQuery();
            _made = true;
        }
    }
}
