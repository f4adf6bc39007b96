using System.Text.Json;
using GenXai.Cli.Tests.Support;
using Shouldly;
using Xunit;

namespace GenXai.Cli.Tests.Commands;

public sealed class ForkCommandTests : IDisposable
{
    private const string Workflow = """
        workflow:
          name: drafts
          agents: [{id: writer}, {id: editor}]
          state: {initial: {n: 0}, types: {n: integer}}
          graph:
            nodes:
              - {id: in, type: input}
              - {id: writer, type: agent, set: {n: 1, draft: "{{ writer }}"}}
              - {id: editor, type: agent, checkpoint: drafted, set: {n: 2}}
              - {id: out, type: output, output: {by: "{{ input.by | default: 'nobody' }}", draft: "{{ draft }}", text: "{{ editor }}", n: "{{ n }}"}}
            edges: [{from: in, to: writer}, {from: writer, to: editor}, {from: editor, to: out}]
        """;

    private readonly Sandbox _sandbox = new();

    public ForkCommandTests()
    {
        _sandbox.Write("drafts.yaml", Workflow);
        _sandbox.Write("down.yaml", "model: {writer: [one, two], editor: [{error: down}]}");
        _sandbox.Write("up.yaml", "model: {writer: [never], editor: [edited]}");
    }

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task State_AnyVersionHistoryAndDiff_AreFoldsOfTheLog()
    {
        await StartAsync("up.yaml");

        (await _sandbox.RunAsync("state", "r")).Out.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal).ShouldBe("""{"n":2,"draft":"never"}""");
        (await _sandbox.RunAsync("state", "r", "--version", "0")).Out.Trim().ShouldBe("{}");
        Json((await _sandbox.RunAsync("state", "r", "--version", "1")).Out).GetRawText().ShouldContain("0");
        var history = (await _sandbox.RunAsync("state", "r", "--history")).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Json).ToList();
        history.Select(step => step.GetProperty("version").GetInt32()).ShouldBe([1, 2, 3]);
        history.Select(step => step.GetProperty("node").GetString()).ShouldBe([null, "writer", "editor"]);
        var diff = (await _sandbox.RunAsync("state", "r", "--diff", "3", "1")).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Json).ToList();
        diff.Select(change => change.GetProperty("op").GetString() + " " + change.GetProperty("path").GetString()).ShouldBe(["remove draft", "set n"]);
        diff[1].GetProperty("new").GetInt32().ShouldBe(0);
    }

    [Theory]
    [InlineData("--version", "9", "no version 9")]
    [InlineData("--version", "-1", "from 0")]
    public async Task State_BadVersion_SaysWhichThereAre(string option, string value, string part)
    {
        await StartAsync("up.yaml");

        var outcome = await _sandbox.RunAsync("state", "r", option, value);

        outcome.ExitCode.ShouldBe(2);
        outcome.Error.ShouldContain(part);
    }

    [Fact]
    public async Task Retry_OfAFailedRun_GoesOnFromTheNodeThatFailed()
    {
        (await StartAsync("down.yaml")).ExitCode.ShouldBe(1);

        var outcome = await _sandbox.RunAsync("retry", "r", "--script", "up.yaml", "--json");

        outcome.ExitCode.ShouldBe(0, outcome.Error);
        var result = Json(outcome.Out);
        result.GetProperty("output").GetRawText().Replace(" ", "", StringComparison.Ordinal).ReplaceLineEndings("").ShouldContain("\"draft\":\"one\",\"text\":\"edited\",\"n\":2");
        result.GetProperty("executed").EnumerateArray().Select(id => id.GetString()).ShouldBe(["in", "writer", "editor", "editor", "out"]);
        (await _sandbox.RunAsync("retry", "r")).Error.ShouldContain("only a failed run can be retried");
        (await _sandbox.RunAsync("events", "r")).Out.ShouldContain("\"key\":\"r/2/editor/2/1\"");
    }

    [Fact]
    public async Task Retry_WhereNoNodeFailed_IsRefusedWithAWayOut()
    {
        await _sandbox.RunAsync("run", "routing.yaml", "--input", """{"kind": "b"}""", "--id", "x");

        var outcome = await _sandbox.RunAsync("retry", "x");

        outcome.ExitCode.ShouldBe(2);
        outcome.Error.ShouldContain("no_output");
        outcome.Error.ShouldContain("fork it");
    }

    [Fact]
    public async Task Fork_FromACheckpoint_MakesOnlyTheCallsAfterIt()
    {
        await StartAsync("down.yaml");

        var outcome = await _sandbox.RunAsync("fork", "r", "--from", "drafted", "--id", "f", "--script", "up.yaml", "--json");

        outcome.ExitCode.ShouldBe(0, outcome.Error);
        var result = Json(outcome.Out);
        result.GetProperty("runId").GetString().ShouldBe("f");
        result.GetProperty("output").GetProperty("draft").GetString().ShouldBe("one");
        result.GetProperty("usage").GetProperty("modelCalls").GetInt32().ShouldBe(1);
        (await _sandbox.RunAsync("checkpoints", "r")).Out.ShouldContain("drafted");
        (await _sandbox.RunAsync("show", "r")).Out.ShouldContain("failed");
        (await _sandbox.RunAsync("purge", "r")).ExitCode.ShouldBe(0);
        (await _sandbox.RunAsync("state", "f", "--history")).Out.ShouldContain("\"version\":3");
        (await _sandbox.RunAsync("state", "f", "--version", "1")).Error.ShouldContain("run 'r'");
    }

    [Fact]
    public async Task Fork_WithEdits_GoesOnWithThem()
    {
        await StartAsync("down.yaml");
        _sandbox.Write("other.yaml", Workflow.Replace("text: ", "better: ", StringComparison.Ordinal));

        var outcome = await _sandbox.RunAsync(
            "fork", "r", "--from", "2", "--state", """{"draft": "mine"}""", "--remove", "n", "--input", """{"by": "ada"}""",
            "--workflow", "other.yaml", "--script", "up.yaml", "--json");

        outcome.ExitCode.ShouldBe(0, outcome.Error);
        var output = Json(outcome.Out).GetProperty("output");
        output.GetProperty("by").GetString().ShouldBe("ada");
        output.GetProperty("draft").GetString().ShouldBe("mine");
        output.GetProperty("better").GetString().ShouldBe("edited");
    }

    [Theory]
    [InlineData("no checkpoint and no version 'nowhere'", "--from", "nowhere")]
    [InlineData("state.n must be an integer", "--from", "drafted", "--state", """{"n": "x"}""")]
    [InlineData("'writer' has begun and is not there", "--from", "drafted", "--workflow", "routing2.yaml")]
    [InlineData("is in use", "--from", "drafted", "--id", "r")]
    [InlineData("no state variable 'x'", "--from", "drafted", "--remove", "x")]
    public async Task Fork_ThatCannotBe_SaysWhy(string part, params string[] options)
    {
        await StartAsync("down.yaml");
        _sandbox.Write("routing2.yaml", Workflow.Replace("writer", "author", StringComparison.Ordinal));

        var outcome = await _sandbox.RunAsync(["fork", "r", .. options, "--script", "up.yaml"]);

        outcome.ExitCode.ShouldBe(2, outcome.Error);
        outcome.Error.ShouldContain(part);
    }

    [Fact]
    public async Task Run_WithAnInputThatTheStateDoesNotTake_IsRefused()
    {
        _sandbox.Write("asks.yaml", "workflow: {name: asks, state: {required: [topic]}, graph: {nodes: [{id: in, type: input}], edges: []}}");

        var outcome = await _sandbox.RunAsync("run", "asks.yaml");

        outcome.ExitCode.ShouldBe(2);
        outcome.Error.ShouldContain("invalid_input");
        outcome.Error.ShouldContain("state.topic");
    }

    private static JsonElement Json(string text) => JsonElement.Parse(text);

    private Task<Outcome> StartAsync(string script) => _sandbox.RunAsync("run", "drafts.yaml", "--id", "r", "--script", script);
}
