using System.Globalization;
using GenXai.Hosting.Client;

namespace GenXai.Hosting.Embedded.Storage.Sqlite;

/// <summary>The tables, and the way from each version to the next. Only forward.</summary>
internal static class SqliteSchema
{
    private const int Version = 2;

    /// <summary>
    /// Tables whose rows can be long. They have row numbers: in a table without, each row that stands next to the
    /// wanted one is read in full to compare keys, and rows that are added amid others make pages split all the time.
    /// </summary>
    private const string Tables =
        """
        CREATE TABLE instances(
            id TEXT PRIMARY KEY NOT NULL, root TEXT NOT NULL, parent TEXT, parent_generation INTEGER NOT NULL,
            parent_sequence INTEGER NOT NULL, name TEXT NOT NULL, version TEXT NOT NULL, tag TEXT, metadata TEXT,
            created INTEGER NOT NULL, updated INTEGER NOT NULL, status INTEGER NOT NULL, generation INTEGER NOT NULL,
            steps INTEGER NOT NULL, custom_status TEXT, output TEXT, failure_type TEXT, failure_message TEXT,
            wake INTEGER, has_work INTEGER NOT NULL, owner INTEGER NOT NULL);
        CREATE INDEX instances_created ON instances(created, id);
        CREATE INDEX instances_root ON instances(root);
        CREATE INDEX instances_owner ON instances(owner) WHERE status < 4;
        CREATE TABLE inputs(instance TEXT PRIMARY KEY NOT NULL, input TEXT, carried BLOB);
        CREATE TABLE history(instance TEXT NOT NULL, generation INTEGER NOT NULL, step INTEGER NOT NULL, data BLOB NOT NULL,
            PRIMARY KEY(instance, generation, step));
        CREATE TABLE events(instance TEXT NOT NULL, seq INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY(instance, seq));
        CREATE TABLE entities(name TEXT NOT NULL, key TEXT NOT NULL, state TEXT NOT NULL, PRIMARY KEY(name, key));
        CREATE TABLE definitions(hash TEXT PRIMARY KEY NOT NULL, bundle TEXT NOT NULL);
        """;

    private const string New =
        Tables +
        """

        CREATE TABLE inbox(instance TEXT NOT NULL, number INTEGER NOT NULL, data BLOB NOT NULL,
            PRIMARY KEY(instance, number)) WITHOUT ROWID;
        CREATE TABLE hosts(id INTEGER PRIMARY KEY AUTOINCREMENT, started INTEGER NOT NULL, checked INTEGER NOT NULL);
        """;

    private static readonly string[] LongTables = ["instances", "inputs", "history", "events", "entities", "definitions"];

    public static void Migrate(SqliteDatabase database)
    {
        if (database.Scalar("PRAGMA user_version") == Version)
        {
            return;
        }

        database.Execute("BEGIN IMMEDIATE");
        var version = database.Scalar("PRAGMA user_version");
        if (version > Version)
        {
            database.Execute("ROLLBACK");
            throw new StorageException(string.Create(
                CultureInfo.InvariantCulture,
                $"the store {database.Path} has format {version}, this program knows up to {Version}: use a newer genxai"));
        }

        if (version == 0)
        {
            database.Execute(New);
        }
        else if (version == 1)
        {
            GiveRowNumbers(database);
        }

        database.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version}"));
        database.Execute("COMMIT");
    }

    private static void GiveRowNumbers(SqliteDatabase database)
    {
        database.Execute("DROP INDEX instances_created; DROP INDEX instances_root; DROP INDEX instances_owner");
        foreach (var table in LongTables)
        {
            database.Execute($"ALTER TABLE {table} RENAME TO old_{table}");
        }

        database.Execute(Tables);
        foreach (var table in LongTables)
        {
            database.Execute($"INSERT INTO {table} SELECT * FROM old_{table}; DROP TABLE old_{table}");
        }
    }
}
