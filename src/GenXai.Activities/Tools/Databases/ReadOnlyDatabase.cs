using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GenXai.Activities.Tools.Databases;

/// <summary>A connection on which SQLite itself refuses everything but reading.</summary>
internal static class ReadOnlyDatabase
{
    private const int MaxValueBytes = 10 * 1024 * 1024;

    // Kept for ever: SQLite calls it from native code, where no garbage collector sees it.
    private static readonly strdelegate_authorizer Authorizer = Authorize;

    /// <summary>Opens the database; never creates one.</summary>
    /// <exception cref="SqliteException">It cannot be opened.</exception>
    public static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadOnly,
            // A pooled connection would keep the authorizer for users who want to write, and the file open.
            Pooling = false,
            DefaultTimeout = 5,
        }.ToString());
        try
        {
            connection.Open();
            raw.sqlite3_limit(connection.Handle, raw.SQLITE_LIMIT_ATTACHED, 0);
            raw.sqlite3_limit(connection.Handle, raw.SQLITE_LIMIT_LENGTH, MaxValueBytes);
            raw.sqlite3_set_authorizer(connection.Handle, Authorizer, null);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static int Authorize(object userData, int action, string first, string second, string database, string inner) => action switch
    {
        raw.SQLITE_SELECT or raw.SQLITE_READ or raw.SQLITE_RECURSIVE => raw.SQLITE_OK,
        raw.SQLITE_FUNCTION when !IsDangerous(second) => raw.SQLITE_OK,
        _ => raw.SQLITE_DENY,
    };

    private static bool IsDangerous(string function) =>
        function is null || new[] { "load_extension", "readfile", "writefile", "edit", "fts3_tokenizer" }.Contains(function, StringComparer.OrdinalIgnoreCase);
}
