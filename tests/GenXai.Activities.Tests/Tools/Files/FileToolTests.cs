using GenXai.Activities.Tests.Fakes;
using GenXai.Activities.Tools.Databases;
using GenXai.Activities.Tools.Files;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Tools.Files;

public sealed class FileToolTests : IDisposable
{
    private readonly TemporaryFolder _outside = new();
    private readonly TemporaryFolder _folder = new();
    private readonly FileGuard _guard;

    public FileToolTests() => _guard = new FileGuard(new FileToolOptions { Root = _folder.Path, MaxFileBytes = 1000 });

    public void Dispose()
    {
        _folder.Dispose();
        _outside.Dispose();
    }

    [Fact]
    public async Task Write_ThenRead_GivesTheContent()
    {
        var written = await new FileWriterTool(_guard).CallAsync("""{"path": "a/b.txt", "content": "héllo\n"}""");
        await new FileWriterTool(_guard).CallAsync("""{"path": "a/b.txt", "content": {"x": 1}, "mode": "append"}""");
        var read = await new FileReaderTool(_guard).CallAsync("""{"path": "a/b.txt"}""");

        written.Text("bytes_written").ShouldBe("7");
        read.Text("content").ShouldBe("héllo\n{\"x\":1}");
        read.Text("lines").ShouldBe("2");
        read.Text("path").ShouldBe("a/b.txt");
        Directory.GetFiles(_folder["a"]).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("../secret.txt", "'..' is not allowed")]
    [InlineData("a/../../secret.txt", "'..' is not allowed")]
    [InlineData("..\\\\secret.txt", "'..' is not allowed")]
    [InlineData("/etc/passwd", "outside the folder")]
    [InlineData("a\\u0000b", "no path")]
    [InlineData("missing.txt", "does not exist")]
    public async Task Read_BadPath_IsRefused(string path, string expected) =>
        (await new FileReaderTool(_guard).FaultAsync($$"""{"path": "{{path}}"}""")).ShouldContain(expected);

    [Fact]
    public async Task AnyTool_LinkOutOfTheRoot_IsRefused()
    {
        await File.WriteAllTextAsync(_outside["secret.txt"], "secret", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(_folder["file"], _outside["secret.txt"]);
        Directory.CreateSymbolicLink(_folder["folder"], _outside.Path);
        File.CreateSymbolicLink(_folder["chain"], "folder/secret.txt");
        File.CreateSymbolicLink(_folder["dangling"], _outside["new.txt"]);

        foreach (var path in new[] { "file", "folder/secret.txt", "chain" })
        {
            (await new FileReaderTool(_guard).FaultAsync($$"""{"path": "{{path}}"}""")).ShouldContain("a symbolic link leads out");
        }

        foreach (var path in new[] { "file", "folder/new.txt", "dangling" })
        {
            (await new FileWriterTool(_guard).FaultAsync($$"""{"path": "{{path}}", "content": "x"}""")).ShouldContain("a symbolic link leads out");
        }

        (await new DirectoryScannerTool(_guard).FaultAsync("""{"path": "folder"}""")).ShouldContain("a symbolic link leads out");
        File.Exists(_outside["new.txt"]).ShouldBeFalse();
        (await File.ReadAllTextAsync(_outside["secret.txt"], TestContext.Current.CancellationToken)).ShouldBe("secret");
    }

    [Fact]
    public async Task Read_LinkInsideTheRoot_IsFollowed()
    {
        await File.WriteAllTextAsync(_folder["real.txt"], "x", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(_folder["link"], "real.txt");

        (await new FileReaderTool(_guard).CallAsync("""{"path": "link"}""")).Text("path").ShouldBe("real.txt");
    }

    [Fact]
    public async Task Read_LinksInACircle_IsRefused()
    {
        File.CreateSymbolicLink(_folder["a"], "b");
        File.CreateSymbolicLink(_folder["b"], "a");

        (await new FileReaderTool(_guard).FaultAsync("""{"path": "a"}""")).ShouldContain("circle");
    }

    [Fact]
    public async Task ReadAndWrite_BeyondTheLimit_AreRefused()
    {
        await File.WriteAllTextAsync(_folder["big"], new string('x', 1001), TestContext.Current.CancellationToken);

        (await new FileReaderTool(_guard).FaultAsync("""{"path": "big"}""")).ShouldContain("larger than the limit of 1000 bytes");
        (await new FileReaderTool(_guard).FaultAsync("""{"path": "big", "max_size": 10}""")).ShouldContain("limit of 10 bytes");
        (await new FileWriterTool(_guard).FaultAsync($$"""{"path": "new", "content": "{{new string('x', 1001)}}"}""")).ShouldContain("the limit is 1000");
        File.Exists(_folder["new"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Read_NoText_SaysSo()
    {
        await File.WriteAllBytesAsync(_folder["blob"], [0xff, 0x00, 0xc3], TestContext.Current.CancellationToken);

        (await new FileReaderTool(_guard).FaultAsync("""{"path": "blob"}""")).ShouldContain("no text in the encoding utf-8");
    }

    [Fact]
    public async Task Scan_Tree_ListsItInOrder()
    {
        Directory.CreateDirectory(_folder["sub"]);
        await File.WriteAllTextAsync(_folder["b.txt"], "12", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder["sub/a.md"], "123", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder[".hidden"], "", TestContext.Current.CancellationToken);
        Directory.CreateSymbolicLink(_folder["out"], _outside.Path);

        var all = await new DirectoryScannerTool(_guard).CallAsync("""{"path": "."}""");
        all.GetProperty("files").EnumerateArray().Select(file => file.Text("path")).ShouldBe(["b.txt", "sub/a.md"]);
        all.GetProperty("directories").EnumerateArray().Select(folder => folder.Text("name")).ShouldBe(["out", "sub"]);
        all.Text("total_size").ShouldBe("5");
        (await new DirectoryScannerTool(_guard).CallAsync("""{"path": ".", "file_pattern": "*.md"}""")).Text("file_count").ShouldBe("1");
        (await new DirectoryScannerTool(_guard).CallAsync("""{"path": ".", "recursive": false}""")).Text("file_count").ShouldBe("1");
    }

    [Theory]
    [InlineData("""{"query": "SELECT id, name FROM t ORDER BY id"}""", """[{"id":1,"name":"a"},{"id":2,"name":"b"}]""")]
    [InlineData("""{"query": "SELECT count(*) AS n FROM t WHERE name = @name", "params": {"name": "b"}}""", """[{"n":1}]""")]
    [InlineData("""{"query": "SELECT id FROM t", "max_rows": 1}""", """[{"id":1}]""")]
    [InlineData("""{"query": "SELECT 1 AS x, 2 AS x, NULL AS y, 1.5 AS z"}""", """[{"x":1,"x_2":2,"y":null,"z":1.5}]""")]
    public async Task Sql_Select_GivesRows(string arguments, string expected) =>
        (await (await DatabaseAsync()).CallAsync(On(arguments))).Text("data").ShouldBe(expected);

    [Theory]
    [InlineData("INSERT INTO t VALUES (3, 'c')")]
    [InlineData("UPDATE t SET name = 'x'")]
    [InlineData("DELETE FROM t")]
    [InlineData("DROP TABLE t")]
    [InlineData("CREATE TABLE u (x)")]
    [InlineData("CREATE TEMP TABLE u (x)")]
    [InlineData("ATTACH '/tmp/x.db' AS x")]
    [InlineData("ATTACH 'file:other.db?mode=rwc' AS x")]
    [InlineData("PRAGMA writable_schema = 1")]
    [InlineData("SELECT * FROM pragma_database_list")]
    [InlineData("VACUUM INTO '/tmp/copy.db'")]
    [InlineData("SELECT load_extension('x')")]
    [InlineData("BEGIN")]
    [InlineData("WITH x AS (SELECT 1) DELETE FROM t")]
    [InlineData("WITH x(a, b) AS (SELECT 3, 'c') INSERT INTO t SELECT a, b FROM x")]
    [InlineData("PRAGMA journal_mode = DELETE")]
    [InlineData("SELECT 1; DELETE FROM t")]
    public async Task Sql_AnythingButReading_IsRefused(string query)
    {
        var tool = await DatabaseAsync();

        (await tool.FaultAsync(On($$"""{"query": "{{query}}"}"""))).ShouldContain("only reading is allowed");
        (await tool.CallAsync(On("""{"query": "SELECT group_concat(name) AS names FROM t"}"""))).GetProperty("data")[0].Text("names").ShouldBe("a,b");
    }

    [Theory]
    [InlineData("SELECT 1; SELECT 2", "more than one statement")]
    [InlineData("SELECT nope FROM t", "no such column")]
    [InlineData("SELECT length(zeroblob(100000000))", "too big")]
    [InlineData("SELECT @missing", "give every @name in 'params'")]
    public async Task Sql_BadQuery_SaysWhy(string query, string expected) =>
        (await (await DatabaseAsync()).FaultAsync(On($$"""{"query": "{{query}}"}"""))).ShouldContain(expected);

    [Theory]
    [InlineData("../shop.db", "'..' is not allowed")]
    [InlineData("/etc/shop.db", "outside the folder")]
    [InlineData("missing.db", "does not exist")]
    [InlineData("postgresql://u:p@host/db", "not supported")]
    public async Task Sql_OtherDatabase_IsRefused(string database, string expected) =>
        (await (await DatabaseAsync()).FaultAsync($$"""{"query": "SELECT 1", "connection_string": "{{database}}"}""")).ShouldContain(expected);

    [Fact]
    public async Task Sql_EndlessQuery_IsInterrupted()
    {
        var tool = await DatabaseAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        stop.CancelAfter(TimeSpan.FromMilliseconds(200));
        var endless = Value.Of(On("""{"query": "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c"}"""));

        await Should.ThrowAsync<OperationCanceledException>(() => tool.CallAsync(ToolCalls.Context, endless, stop.Token));
    }

    private static string On(string arguments) => arguments[..^1] + """, "connection_string": "sqlite:///shop.db"}""";

    private async Task<SqlQueryTool> DatabaseAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={_folder["shop.db"]};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO t VALUES (1, 'a'), (2, 'b');";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return new SqlQueryTool(_guard);
    }
}
