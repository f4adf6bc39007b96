using System.Text.Json;
using GenXai.Cli.Tests.Support;
using Shouldly;
using Xunit;

namespace GenXai.Cli.Tests.Commands;

public sealed class DefinitionCommandTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Validate_Folder_ChecksEachWorkflowInIt()
    {
        _sandbox.Write("flows/good.yaml", Sandbox.Asking);
        _sandbox.Write("flows/bad.yaml", Sandbox.Asking.Replace("to: done", "to: gone", StringComparison.Ordinal));
        _sandbox.Write("flows/agents.yaml", "agents: []");

        var outcome = await _sandbox.RunAsync("validate", "flows");

        outcome.ExitCode.ShouldBe(2);
        outcome.Out.ShouldContain("bad.yaml:");
        outcome.Out.ShouldContain("error unknown_node");
        outcome.Out.ShouldContain("2 files, 1 error, ");
    }

    [Fact]
    public async Task Validate_Json_ListsFaultsWithPlaces()
    {
        _sandbox.Write("bad.yaml", "workflow: {name: x, grap: 1}");

        var outcome = await _sandbox.RunAsync("validate", "bad.yaml", "--json");

        outcome.ExitCode.ShouldBe(2);
        using var document = JsonDocument.Parse(outcome.Out);
        document.RootElement.EnumerateArray().Select(fault => fault.GetProperty("code").GetString()).ShouldContain(code => code == "unknown_key");
    }

    [Fact]
    public async Task Graph_OfARun_PaintsItsStatus()
    {
        (await _sandbox.RunAsync("run", "asking.yaml", "--id", "r1")).ExitCode.ShouldBe(3);

        var painted = await _sandbox.RunAsync("graph", "asking.yaml", "--run", "r1");
        var own = await _sandbox.RunAsync("graph", "--run", "r1", "--format", "dot");

        painted.ExitCode.ShouldBe(0, painted.Error);
        painted.Out.ShouldContain("class n1 waiting");
        own.ExitCode.ShouldBe(0, own.Error);
        own.Out.ShouldContain("human\\nwaiting");
        (await _sandbox.RunAsync("graph", "--run", "r2")).Error.ShouldContain("run_not_found");
        (await _sandbox.RunAsync("graph")).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task Graph_Mermaid_HasNodesEdgesAndConditions()
    {
        var outcome = await _sandbox.RunAsync("graph", "routing.yaml");

        outcome.ExitCode.ShouldBe(0);
        outcome.Out.ShouldStartWith("flowchart TD\n");
        outcome.Out.ShouldContain("n0 -->|\"input.kind == 'a'\"| n1");
    }

    [Fact]
    public async Task Graph_Dot_QuotesText()
    {
        _sandbox.Write("quotes.yaml", Sandbox.Routing.Replace("input.kind == 'a'", "input.kind == '\\\"'", StringComparison.Ordinal));

        var outcome = await _sandbox.RunAsync("graph", "quotes.yaml", "--format", "dot");

        outcome.ExitCode.ShouldBe(0);
        outcome.Out.ShouldContain("label=\"input.kind == '\\\"'\"");
    }

    [Theory]
    [InlineData("runz", "there is no command 'runz'. Did you mean 'run'?")]
    [InlineData("batches purgee 1", "there is no command 'purgee'. Did you mean 'purge'?")]
    [InlineData("", "a command is missing")]
    [InlineData("run x --scipt f", "there is no option '--scipt'. Did you mean '--script'?")]
    [InlineData("run x y", "'y' is one argument too many")]
    [InlineData("events r --from x", "--from: 'x' is no whole number")]
    [InlineData("graph x --format svg", "Must be one of: 'mermaid' 'dot'")]
    public async Task Usage_Wrong_IsOneMessage(string line, string message)
    {
        var outcome = await _sandbox.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        outcome.ExitCode.ShouldBe(2);
        outcome.Error.ShouldContain(message);
        outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        outcome.Error.ShouldEndWith("--help' shows how it is used" + Environment.NewLine);
    }

    [Theory]
    [InlineData("input.x > 2", "true")]
    [InlineData("input.x > 3", "false")]
    public async Task Eval_Condition_PrintsItsTruth(string expression, string expected)
    {
        var outcome = await _sandbox.RunAsync("eval", expression, "--state", """{"input": {"x": 3}}""");

        outcome.ExitCode.ShouldBe(0);
        outcome.Out.Trim().ShouldBe(expected);
    }

    [Fact]
    public async Task Eval_Template_KeepsTheType() =>
        (await _sandbox.RunAsync("eval", "{{ input.x }}", "--template", "--state", """{"input": {"x": 3}}""")).Out.Trim().ShouldBe("3");

    [Theory]
    [InlineData("a ==", "EXPR")]
    [InlineData("a < b < c", "EXPR")]
    public async Task Eval_Fault_IsExitCode2(string expression, string message)
    {
        var outcome = await _sandbox.RunAsync("eval", expression);

        outcome.ExitCode.ShouldBe(2);
        outcome.Error.ShouldContain(message);
    }

    [Fact]
    public async Task New_ThenTest_Passes()
    {
        (await _sandbox.RunAsync("new", "my-flow")).ExitCode.ShouldBe(0);

        var tested = await _sandbox.RunAsync("test", "my-flow");

        tested.ExitCode.ShouldBe(0);
        tested.Out.Trim().ShouldEndWith("3 passed, 0 failed");
        (await _sandbox.RunAsync("run", "my-flow/workflow.yaml", "--input", """{"topic": "tea"}""")).ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("../up")]
    [InlineData("a b/c")]
    [InlineData("asking.yaml")]
    public async Task New_BadOrTakenName_WritesNothing(string name)
    {
        var before = Directory.GetFileSystemEntries(_sandbox.Folder).Length;

        (await _sandbox.RunAsync("new", name)).ExitCode.ShouldBe(2);

        Directory.GetFileSystemEntries(_sandbox.Folder).Length.ShouldBe(before);
    }

    [Fact]
    public async Task Doctor_FreshFolder_SaysWhatAnswersModels()
    {
        var outcome = await _sandbox.RunAsync("doctor");

        outcome.ExitCode.ShouldBe(0);
        outcome.Out.ShouldContain("offline");
        outcome.Out.ShouldContain(".genxai");
    }

    [Fact]
    public async Task Doctor_BadSettings_SaysEachAndFails()
    {
        using var process = ProgramProcess.Start(
            _sandbox,
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["GENXAI_RETENTION_DAYS"] = "abc", ["GENXAI_MODELS"] = "nofile" },
            "doctor");
        var outcome = await ProgramProcess.EndAsync(process);

        outcome.ExitCode.ShouldBe(1);
        outcome.Out.ShouldContain("bad     serve                   GENXAI_RETENTION_DAYS: 'abc' is no number of days");
        outcome.Out.ShouldContain("bad     prices                  GENXAI_MODELS must be JSON");
    }

    [Theory]
    [InlineData]
    [InlineData("frob")]
    [InlineData("run")]
    [InlineData("test")]
    [InlineData("test", "missing")]
    [InlineData("validate", "missing")]
    [InlineData("graph", "asking.yaml", "--format", "svg")]
    [InlineData("events", "r1", "--from", "0")]
    [InlineData("eval", "true", "--state", "[]")]
    public async Task AnyCommand_BadUsage_IsExitCode2WithAMessage(params string[] arguments)
    {
        var outcome = await _sandbox.RunAsync(arguments);

        outcome.ExitCode.ShouldBe(2);
        outcome.Error.ShouldStartWith("genxai: ");
    }
}
