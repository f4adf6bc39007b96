using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.VectorData;

namespace GenXai.Activities.Resilience.Sqlite;

/// <summary>A small SQLite file that several processes share: short transactions, one connection each from the pool.</summary>
internal sealed class SqliteFile
{
    // Writers of other processes are waited for; they hold the file for microseconds.
    private const string Setup = "PRAGMA busy_timeout=5000; PRAGMA synchronous=NORMAL;";
    private readonly string _connection;
    private readonly string _path;
    private readonly string _schema;
    private readonly int _version;
    private readonly Lock _gate = new();
    private volatile bool _made;

    /// <summary>Names the file; it and its folder are made on first use.</summary>
    /// <param name="path">The file.</param>
    /// <param name="schema">What makes its tables, if they are not there.</param>
    /// <param name="version">The version that the schema makes; 0: it has none.</param>
    public SqliteFile(string path, string schema, int version = 0)
    {
        _version = version;
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

    private void CheckVersion(SqliteConnection connection)
    {
        using var command = Command(connection, "PRAGMA user_version");
        if (command.ExecuteScalar() is long found && found != 0 && found != _version && _version != 0)
        {
            throw new VectorStoreException(string.Create(
                CultureInfo.InvariantCulture,
                $"{_path} has version {found}; this program reads version {_version}: use the program that wrote it, or a newer one, or another data folder (--data or GENXAI_DATA)"));
        }
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
            CheckVersion(connection);
            using var schema = Command(connection, "PRAGMA journal_mode=WAL; " + _schema);
            schema.ExecuteNonQuery();
            _made = true;
        }
    }
}
