using System.Text.Json;
using GenXai.Cli.Tests.Support;
using Shouldly;
using Xunit;

namespace GenXai.Cli.Tests.Commands;

public sealed class RunCommandTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Run_CompletedWithoutModel_ShowsNodesAndSaysThatItIsOffline()
    {
        var outcome = await _sandbox.RunAsync("run", "routing.yaml", "--input", """{"kind": "a", "topic": "tea"}""");

        outcome.ExitCode.ShouldBe(0);
        outcome.Out.ShouldContain("start   writer");
        outcome.Out.ShouldContain("done    writer");
        outcome.Out.ShouldContain("completed: routing");
        outcome.Error.ShouldContain("offline");
        outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Run_Json_PrintsOnlyTheResultObject()
    {
        var outcome = await _sandbox.RunAsync(
            "run", "routing.yaml", "--input", """{"kind": "a"}""", "--script", "script.yaml", "--json");

        outcome.ExitCode.ShouldBe(0);
        outcome.Error.ShouldBeEmpty();
        using var document = JsonDocument.Parse(outcome.Out);
        var result = document.RootElement;
        result.EnumerateObject().Select(field => field.Name).ShouldBe(
            ["runId", "workflow", "definition", "status", "output", "error", "nodes", "executed", "warnings", "compensated", "compensation_failed", "state", "usage", "tools"]);
        result.GetProperty("runId").GetString()!.Length.ShouldBe(32);
        result.GetProperty("output").GetProperty("text").GetString().ShouldBe("scripted text");
        result.GetProperty("error").ValueKind.ShouldBe(JsonValueKind.Null);
        result.GetProperty("executed").EnumerateArray().Select(id => id.GetString()).ShouldBe(["start", "writer", "done"]);
        result.GetProperty("usage").GetProperty("modelCalls").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Run_NoOutputReached_FailsWithCodeAndCondition()
    {
        var outcome = await _sandbox.RunAsync("run", "routing.yaml", "--input", """{"kind": "b"}""");

        outcome.ExitCode.ShouldBe(1);
        outcome.Out.ShouldContain("no_output");
        outcome.Out.ShouldContain("input.kind == 'a'");
    }

    [Fact]
    public async Task Run_NodeAsks_WaitsWithExitCode3AndSaysHowToAnswer()
    {
        var outcome = await _sandbox.RunAsync("run", "asking.yaml", "--id", "r1", "--input", """{"what": "tea"}""");

        outcome.ExitCode.ShouldBe(3);
        outcome.Out.ShouldContain("Go on with tea?");
        outcome.Out.ShouldContain("genxai respond r1 ask '\"yes\"'");
    }

    [Fact]
    public async Task Run_ScriptedPerson_GoesOn()
    {
        _sandbox.Write("people.yaml", "respond: {ask: \"no\"}");

        var outcome = await _sandbox.RunAsync("run", "asking.yaml", "--script", "people.yaml", "--json");

        outcome.ExitCode.ShouldBe(0);
        outcome.Out.ShouldContain("\"output\": \"no\"");
    }

    [Fact]
    public async Task Run_InputFromFile_IsRead()
    {
        _sandbox.Write("in.json", """{"kind": "a", "topic": "coffee"}""");

        var outcome = await _sandbox.RunAsync("run", "routing.yaml", "--input", "@in.json", "--json");

        outcome.ExitCode.ShouldBe(0);
        outcome.Out.ShouldContain("coffee");
    }

    [Theory]
    [InlineData("--input", "{bad", "not valid JSON")]
    [InlineData("--input", "", "empty")]
    [InlineData("--input", "@missing.json", "no file 'missing.json'")]
    [InlineData("--input", "@", "file name")]
    [InlineData("--script", "missing.yaml", "no file 'missing.yaml'")]
    [InlineData("--script", "asking.yaml", "workflow")]
    [InlineData("--id", "a/b", "no run id")]
    [InlineData("--durability", "never", "never")]
    [InlineData("--frob", "1", "--frob")]
    public async Task Run_BadOption_IsExitCode2WithOneMessage(string option, string value, string message)
    {
        var outcome = await _sandbox.RunAsync("run", "routing.yaml", option, value);

        outcome.ExitCode.ShouldBe(2);
        outcome.Out.ShouldBeEmpty();
        outcome.Error.ShouldContain(message);
        outcome.Error.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("missing.yaml", "missing.yaml")]
    [InlineData("script.yaml", "workflow")]
    [InlineData("binary.yaml", "UTF-8")]
    [InlineData("empty.yaml", "empty.yaml:1:1")]
    [InlineData("typo.yaml", "Did you mean 'agents'?")]
    public async Task Run_BadDefinition_IsExitCode2WithItsPlace(string file, string message)
    {
        _sandbox.Write("empty.yaml", "");
        _sandbox.Write("typo.yaml", Sandbox.Asking.Replace("  graph:", "  agent: []\n  graph:", StringComparison.Ordinal));
        await File.WriteAllBytesAsync(Path.Combine(_sandbox.Folder, "binary.yaml"), [0xff, 0xfe, 0xfa, 0x00, 0x80], TestContext.Current.CancellationToken);

        var outcome = await _sandbox.RunAsync("run", file);

        outcome.ExitCode.ShouldBe(2);
        outcome.Error.ShouldContain(message);
    }

    [Fact]
    public async Task Run_DataFolderIsAFile_IsExitCode1()
    {
        _sandbox.Write("taken", "not a folder");

        var outcome = await _sandbox.RunAsync("run", "routing.yaml", "--data", "taken");

        outcome.ExitCode.ShouldBe(1);
        outcome.Error.ShouldContain("storage_error");
    }

    [Fact]
    public async Task Run_IdInUse_IsAConflict()
    {
        (await _sandbox.RunAsync("run", "routing.yaml", "--input", """{"kind": "a"}""", "--id", "twice")).ExitCode.ShouldBe(0);

        var second = await _sandbox.RunAsync("run", "routing.yaml", "--input", """{"kind": "a"}""", "--id", "twice");

        second.ExitCode.ShouldBe(2);
        second.Error.ShouldContain("conflict");
    }
}
