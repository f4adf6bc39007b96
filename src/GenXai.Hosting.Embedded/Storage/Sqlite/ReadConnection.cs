namespace GenXai.Hosting.Embedded.Storage.Sqlite;

/// <summary>A connection for reading, with its statements.</summary>
internal sealed class ReadConnection : IDisposable
{
    public ReadConnection(SqliteDatabase database)
    {
        Database = database;
        database.Execute("PRAGMA query_only=1");
        FindInstance = database.Prepare($"SELECT {InstanceColumns.All} FROM instances WHERE id=?");
        ReadInput = database.Prepare("SELECT input FROM inputs WHERE instance=?");
        ReadLog = database.Prepare("SELECT seq, data FROM events WHERE instance=? AND seq>=? ORDER BY seq LIMIT ?");
        ReadEntity = database.Prepare("SELECT state FROM entities WHERE name=? AND key=?");
        FindDefinition = database.Prepare("SELECT bundle FROM definitions WHERE hash=?");
    }

    public SqliteDatabase Database { get; }

    public SqliteStatement FindInstance { get; }

    public SqliteStatement ReadInput { get; }

    public SqliteStatement ReadLog { get; }

    public SqliteStatement ReadEntity { get; }

    public SqliteStatement FindDefinition { get; }

    public void Dispose() => Database.Dispose();
}
