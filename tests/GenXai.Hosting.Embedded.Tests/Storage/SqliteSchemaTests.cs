using GenXai.Hosting.Embedded.Storage.Sqlite;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Embedded.Tests.Storage;

public sealed class SqliteSchemaTests : IDisposable
{
    private const string Version1 =
        """
        CREATE TABLE instances(
            id TEXT PRIMARY KEY, root TEXT NOT NULL, parent TEXT, parent_generation INTEGER NOT NULL,
            parent_sequence INTEGER NOT NULL, name TEXT NOT NULL, version TEXT NOT NULL, tag TEXT, metadata TEXT,
            created INTEGER NOT NULL, updated INTEGER NOT NULL, status INTEGER NOT NULL, generation INTEGER NOT NULL,
            steps INTEGER NOT NULL, custom_status TEXT, output TEXT, failure_type TEXT, failure_message TEXT,
            wake INTEGER, has_work INTEGER NOT NULL, owner INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX instances_created ON instances(created, id);
        CREATE INDEX instances_root ON instances(root);
        CREATE INDEX instances_owner ON instances(owner) WHERE status < 4;
        CREATE TABLE inputs(instance TEXT PRIMARY KEY, input TEXT, carried BLOB) WITHOUT ROWID;
        CREATE TABLE history(instance TEXT NOT NULL, generation INTEGER NOT NULL, step INTEGER NOT NULL, data BLOB NOT NULL,
            PRIMARY KEY(instance, generation, step)) WITHOUT ROWID;
        CREATE TABLE inbox(instance TEXT NOT NULL, number INTEGER NOT NULL, data BLOB NOT NULL,
            PRIMARY KEY(instance, number)) WITHOUT ROWID;
        CREATE TABLE events(instance TEXT NOT NULL, seq INTEGER NOT NULL, data BLOB NOT NULL,
            PRIMARY KEY(instance, seq)) WITHOUT ROWID;
        CREATE TABLE entities(name TEXT NOT NULL, key TEXT NOT NULL, state TEXT NOT NULL,
            PRIMARY KEY(name, key)) WITHOUT ROWID;
        CREATE TABLE definitions(hash TEXT PRIMARY KEY, bundle TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE hosts(id INTEGER PRIMARY KEY AUTOINCREMENT, started INTEGER NOT NULL, checked INTEGER NOT NULL);
        PRAGMA user_version = 1;
        """;

    private const string Content =
        """
        INSERT INTO instances VALUES('b','b',NULL,0,0,'workflow','1','a','{}',1,2,1,3,4,'{}',NULL,NULL,NULL,5,1,6);
        INSERT INTO instances VALUES('a','b','b',3,2,'workflow','1',NULL,NULL,2,3,4,0,1,NULL,'"out"',NULL,NULL,NULL,0,0);
        INSERT INTO inputs VALUES('b','{}',NULL), ('a','{"x":1}',x'01');
        INSERT INTO history VALUES('b',3,0,x'00'), ('b',3,1,x'0102'), ('a',0,0,x'03');
        INSERT INTO events VALUES('b',1,x'04'), ('a',1,x'05'), ('b',2,x'06');
        INSERT INTO entities VALUES('memory','b','{"v":1}');
        INSERT INTO definitions VALUES('hash','{}');
        INSERT INTO inbox VALUES('b',1,x'07');
        INSERT INTO hosts VALUES(6,7,0);
        """;

    private static readonly string[] TableNames =
        ["instances", "inputs", "history", "events", "entities", "definitions", "inbox", "hosts"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genxai-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Migrate_StoreOfVersion1_IsAsNewWithAllItsRows()
    {
        using var old = Open("old.db");
        old.Execute(Version1);
        old.Execute(Content);
        using var made = Open("new.db");

        SqliteSchema.Migrate(old);
        SqliteSchema.Migrate(made);
        made.Execute(Content);

        SchemaOf(old).ShouldBe(SchemaOf(made));
        foreach (var table in TableNames)
        {
            RowsOf(old, table).ShouldBe(RowsOf(made, table), table);
        }
    }

    [Fact]
    public void Migrate_StoreOfThisVersion_IsLeftAlone()
    {
        using var store = Open("store.db");
        SqliteSchema.Migrate(store);
        store.Execute(Content);

        SqliteSchema.Migrate(store);

        RowsOf(store, "events").Count.ShouldBe(3);
    }

    private static List<string> SchemaOf(SqliteDatabase db)
    {
        using var statement = db.Prepare("SELECT name || ': ' || coalesce(sql, '') FROM sqlite_master WHERE name <> 'sqlite_sequence' ORDER BY name");
        return [$"{db.Scalar("PRAGMA user_version")}", .. statement.ReadAll(s => s.Text(0)!)];
    }

    private static List<string> RowsOf(SqliteDatabase db, string table)
    {
        using var columns = db.Prepare($"SELECT 'quote(' || name || ')' FROM pragma_table_info('{table}') ORDER BY cid");
        var expression = string.Join(" || ',' || ", columns.ReadAll(s => s.Text(0)!));
        using var rows = db.Prepare($"SELECT {expression} FROM {table} ORDER BY 1");
        return rows.ReadAll(s => s.Text(0)!);
    }

    private SqliteDatabase Open(string name) => SqliteDatabase.Open(Path.Combine(_folder.FullName, name));
}
