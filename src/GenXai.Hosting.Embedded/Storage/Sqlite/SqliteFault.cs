using GenXai.Hosting.Client;
using SQLitePCL;

namespace GenXai.Hosting.Embedded.Storage.Sqlite;

/// <summary>SQLite's result codes as storage errors that say how to mend them.</summary>
internal static class SqliteFault
{
    public static StorageException Of(int code, string path, string detail)
    {
        var (what, mend) = (code & 0xFF) switch
        {
            raw.SQLITE_CORRUPT => ("is damaged", "restore a copy of the folder, or move it away and start with a new one"),
            raw.SQLITE_NOTADB => ("is not a genxai database", "choose another data folder, or move the file away"),
            raw.SQLITE_FULL => ("cannot grow: the disk is full", "free some space and start again"),
            raw.SQLITE_IOERR => ("cannot be read or written", "check the disk and the file system, then start again"),
            raw.SQLITE_CANTOPEN => ("cannot be opened", "check that the folder exists and that this user may write to it"),
            raw.SQLITE_READONLY => ("is read-only", "give this user the right to write to the folder, or choose another"),
            raw.SQLITE_PERM or raw.SQLITE_AUTH => ("may not be used", "give this user the right to write to the folder"),
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => (
                "is locked by another program", "end the program that holds it (a database browser, a backup), then start again"),
            _ => ("failed", "see the cause; if it comes again, restore a copy of the folder"),
        };
        return new StorageException($"the store {path} {what} ({detail}, SQLite code {code}): {mend}");
    }
}
