using System.Text;
using SQLitePCL;

namespace GenXai.Hosting.Embedded.Storage.Sqlite;

/// <summary>A prepared statement: bind, step, read, reset, without boxing.</summary>
internal sealed class SqliteStatement(SqliteDatabase database, sqlite3_stmt handle) : IDisposable
{
    /// <summary>In characters; what is longer is encoded on the heap.</summary>
    private const int ShortText = 256;
    private const int MostBytesOfACharacter = 3;

    private int _bound;

    public SqliteStatement Add(string? value)
    {
        // An empty span has no address, and would be bound as null.
        database.Check(value switch
        {
            null => raw.sqlite3_bind_null(handle, ++_bound),
            { Length: > 0 and <= ShortText } => BindShort(value),
            _ => raw.sqlite3_bind_text(handle, ++_bound, value),
        });
        return this;
    }

    public SqliteStatement Add(long value)
    {
        database.Check(raw.sqlite3_bind_int64(handle, ++_bound, value));
        return this;
    }

    public SqliteStatement Add(long? value)
    {
        database.Check(value is { } number
            ? raw.sqlite3_bind_int64(handle, ++_bound, number)
            : raw.sqlite3_bind_null(handle, ++_bound));
        return this;
    }

    public SqliteStatement Add(ReadOnlySpan<byte> value)
    {
        database.Check(raw.sqlite3_bind_blob(handle, ++_bound, value));
        return this;
    }

    public SqliteStatement AddNull()
    {
        database.Check(raw.sqlite3_bind_null(handle, ++_bound));
        return this;
    }

    /// <summary>True when there is a row.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(handle);
        database.Check(code);
        return code == raw.SQLITE_ROW;
    }

    /// <summary>Runs a statement that gives no rows; returns how many it changed.</summary>
    public int Run()
    {
        try
        {
            Step();
            return database.Changes;
        }
        finally
        {
            Reset();
        }
    }

    public void Reset()
    {
        _bound = 0;

        // The code repeats the failure of the last step, which was reported there.
        _ = raw.sqlite3_reset(handle);
    }

    /// <summary>Reads all rows.</summary>
    public List<T> ReadAll<T>(Func<SqliteStatement, T> read)
    {
        try
        {
            var rows = new List<T>();
            while (Step())
            {
                rows.Add(read(this));
            }

            return rows;
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Reads the first row, or gives the default.</summary>
    public T? ReadFirst<T>(Func<SqliteStatement, T> read)
    {
        try
        {
            return Step() ? read(this) : default;
        }
        finally
        {
            Reset();
        }
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public string? Text(int column) => IsNull(column) ? null : raw.sqlite3_column_text(handle, column).utf8_to_string();

    public long Int64(int column) => raw.sqlite3_column_int64(handle, column);

    public long? OptionalInt64(int column) => IsNull(column) ? null : Int64(column);

    public byte[] Blob(int column) => raw.sqlite3_column_blob(handle, column).ToArray();

    public void Dispose() => handle.Dispose();

    private int BindShort(string value)
    {
        Span<byte> utf8 = stackalloc byte[ShortText * MostBytesOfACharacter];
        return raw.sqlite3_bind_text(handle, ++_bound, utf8[..Encoding.UTF8.GetBytes(value, utf8)]);
    }
}
