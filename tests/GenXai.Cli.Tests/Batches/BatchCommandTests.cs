using System.Text.Json;
using GenXai.Cli.Tests.Support;
using Shouldly;
using Xunit;

namespace GenXai.Cli.Tests.Batches;

public sealed class BatchCommandTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Batch_OfAFile_PrintsALineForEachItem()
    {
        _sandbox.Write("items.ndjson", "{\"kind\": \"a\", \"topic\": \"x\"}\n\n{\"kind\": \"b\"}\n");

        var outcome = await _sandbox.RunAsync("batch", "routing.yaml", "--items", "items.ndjson", "--script", "script.yaml", "--key", "kind");

        outcome.ExitCode.ShouldBe(1, outcome.Error);
        var lines = outcome.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();
        lines.Select(line => line.GetProperty("status").GetString()).ShouldBe(["completed", "failed"]);
        lines.Select(line => line.GetProperty("key").GetString()).ShouldBe(["a", "b"]);
        lines[0].GetProperty("output").GetProperty("text").GetString().ShouldBe("scripted text");
        outcome.Error.ShouldContain("2 items, 1 completed, 1 failed");
    }

    [Fact]
    public async Task Batch_ThatWaitsForPeople_SaysSoAndGoesOn()
    {
        _sandbox.Write("items.ndjson", "1\n2\n");
        string[] command = ["batch", "asking.yaml", "--items", "items.ndjson", "--id", "mine", "--out", "results.ndjson"];

        var waiting = await _sandbox.RunAsync(command);
        waiting.ExitCode.ShouldBe(3, waiting.Error);
        waiting.Error.ShouldContain("--id mine");
        (await _sandbox.RunAsync("respond", "mine-000000", "ask", "\"yes\"")).ExitCode.ShouldBe(0);
        (await _sandbox.RunAsync("respond", "mine-000001", "ask", "\"no\"")).ExitCode.ShouldBe(0);
        var done = await _sandbox.RunAsync(command);

        done.ExitCode.ShouldBe(0, done.Error);
        (await File.ReadAllLinesAsync(Path.Combine(_sandbox.Folder, "results.ndjson"), TestContext.Current.CancellationToken))
            .Select(line => JsonElement.Parse(line).GetProperty("output").GetString()).ShouldBe(["yes", "no"]);

        _sandbox.Write("items.ndjson", "1\n2\n3\n");
        var other = await _sandbox.RunAsync(command);
        other.ExitCode.ShouldBe(2);
        other.Error.ShouldContain("conflict");
    }

    [Fact]
    public async Task Batches_AreListedCancelledAndPurged()
    {
        _sandbox.Write("items.ndjson", "1\n2\n");
        (await _sandbox.RunAsync("batch", "asking.yaml", "--items", "items.ndjson", "--id", "mine")).ExitCode.ShouldBe(3);

        var listed = await _sandbox.RunAsync("batches", "--json");
        var tooEarly = await _sandbox.RunAsync("batches", "purge", "mine");
        var cancelled = await _sandbox.RunAsync("batches", "cancel", "mine", "--reason", "wrong file");
        var again = await _sandbox.RunAsync("batches", "cancel", "mine");
        var purged = await _sandbox.RunAsync("batches", "purge", "mine");

        JsonElement.Parse(listed.Out)[0].GetProperty("waiting").GetInt32().ShouldBe(2);
        (tooEarly.ExitCode, again.ExitCode).ShouldBe((2, 2));
        cancelled.ExitCode.ShouldBe(0, cancelled.Error);
        cancelled.Out.ShouldContain("terminated: batch mine, 0 completed, 0 failed, 2 terminated");
        purged.ExitCode.ShouldBe(0, purged.Error);
        (await _sandbox.RunAsync("batches")).Out.ShouldContain("no batches");
        (await _sandbox.RunAsync("runs")).Out.ShouldContain("no runs");
        Directory.Exists(Path.Combine(_sandbox.Folder, ".genxai", "batches", "mine")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("nonsense", "line 1 is no JSON")]
    [InlineData("", "there are none")]
    public async Task Batch_OfBadItems_SaysWhat(string items, string part)
    {
        _sandbox.Write("items.ndjson", items);

        var outcome = await _sandbox.RunAsync("batch", "routing.yaml", "--items", "items.ndjson");

        outcome.ExitCode.ShouldBe(2);
        outcome.Error.ShouldContain(part);
        (await _sandbox.RunAsync("batch", "routing.yaml", "--items", "missing.ndjson")).Error.ShouldContain("there is no file 'missing.ndjson'");
    }

    [Fact]
    public async Task Serve_ForOthersWithoutKeys_IsRefused()
    {
        var outcome = await _sandbox.RunAsync("serve", "--urls", "http://0.0.0.0:0");

        outcome.ExitCode.ShouldBe(2);
        outcome.Error.ShouldContain("GENXAI_API_KEYS");
        outcome.Error.ShouldContain("--allow-anonymous");
    }

    [Fact]
    public async Task Validate_OfABadTrigger_SaysWhat()
    {
        _sandbox.Write("bad.yaml", """
            workflow:
              name: bad
              trigger: {kind: schedule, config: {cron: "61 * * * *"}}
              graph: {nodes: [{id: in, type: input}], edges: []}
            """);

        var outcome = await _sandbox.RunAsync("validate", "bad.yaml");

        outcome.ExitCode.ShouldBe(2);
        (outcome.Out + outcome.Error).ShouldContain("bad.yaml:3:37: error unknown_value: trigger.config of kind schedule");
    }
}
