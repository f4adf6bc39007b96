using System.Text.Json;
using GenXai.Cli.Tests.Support;
using Shouldly;
using Xunit;

namespace GenXai.Cli.Tests.Commands;

/// <summary>A run over several calls of the command line, each of which opens the data folder anew.</summary>
public sealed class RunLifeTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Respond_ThenResume_CompletesTheRun()
    {
        (await _sandbox.RunAsync("run", "asking.yaml", "--id", "r1", "--input", """{"what": "tea"}""")).ExitCode.ShouldBe(3);
        var approvals = await _sandbox.RunAsync("approvals");
        approvals.Out.ShouldContain("Go on with tea?");

        (await _sandbox.RunAsync("respond", "r1", "ask", "\"yes\"")).ExitCode.ShouldBe(0);
        var resumed = await _sandbox.RunAsync("resume", "r1", "--json");

        resumed.ExitCode.ShouldBe(0);
        resumed.Out.ShouldContain("\"output\": \"yes\"");
        (await _sandbox.RunAsync("approvals")).Out.ShouldContain("nothing waits");
        (await _sandbox.RunAsync("respond", "r1", "ask", "\"no\"")).Error.ShouldContain("conflict");
    }

    [Fact]
    public async Task Resume_WithScript_HasItsPeopleAnswer()
    {
        _sandbox.Write("people.yaml", "respond: {ask: \"no\"}");
        (await _sandbox.RunAsync("run", "asking.yaml", "--id", "r1")).ExitCode.ShouldBe(3);

        var resumed = await _sandbox.RunAsync("resume", "r1", "--script", "people.yaml", "--json");

        resumed.ExitCode.ShouldBe(0);
        resumed.Out.ShouldContain("\"output\": \"no\"");
    }

    [Fact]
    public async Task Resume_NobodyAnswered_WaitsAgain()
    {
        (await _sandbox.RunAsync("run", "asking.yaml", "--id", "r1")).ExitCode.ShouldBe(3);

        (await _sandbox.RunAsync("resume", "r1")).ExitCode.ShouldBe(3);
    }

    [Theory]
    [InlineData("\"maybe\"", "invalid_input")]
    [InlineData("{", "not valid JSON")]
    public async Task Respond_BadAnswer_IsExitCode2AndTheRunStillWaits(string answer, string message)
    {
        (await _sandbox.RunAsync("run", "asking.yaml", "--id", "r1")).ExitCode.ShouldBe(3);

        var outcome = await _sandbox.RunAsync("respond", "r1", "ask", answer);

        outcome.ExitCode.ShouldBe(2);
        outcome.Error.ShouldContain(message);
        (await _sandbox.RunAsync("show", "r1", "--json")).Out.ShouldContain("\"status\": \"waiting\"");
    }

    [Fact]
    public async Task Respond_TwiceBeforeAnybodyDrivesTheRun_IsAConflict()
    {
        (await _sandbox.RunAsync("run", "asking.yaml", "--id", "r1")).ExitCode.ShouldBe(3);
        (await _sandbox.RunAsync("respond", "r1", "ask", "\"yes\"")).ExitCode.ShouldBe(0);

        var second = await _sandbox.RunAsync("respond", "r1", "ask", "\"no\"");

        second.ExitCode.ShouldBe(2);
        second.Error.ShouldContain("conflict");
        (await _sandbox.RunAsync("resume", "r1", "--json")).Out.ShouldContain("\"output\": \"yes\"");
    }

    [Fact]
    public async Task Respond_OfAnotherType_IsExitCode2WithTheReasonsAndTheRunStillWaits()
    {
        _sandbox.Write("typed.yaml", """
            workflow:
              name: typed
              graph:
                nodes:
                  - {id: ask, type: human, prompt: How much?, schema: {type: object, properties: {amount: {type: number}}, required: [amount]}}
                  - {id: done, type: output, output: "{{ ask.response.amount }}"}
                edges: [{from: ask, to: done}]
            """);
        (await _sandbox.RunAsync("run", "typed.yaml", "--id", "r1")).ExitCode.ShouldBe(3);

        var refused = await _sandbox.RunAsync("respond", "r1", "ask", """{"amount": "many"}""");

        refused.ExitCode.ShouldBe(2);
        refused.Error.ShouldContain("output_invalid");
        refused.Error.ShouldContain("amount");
        (await _sandbox.RunAsync("approvals")).Out.ShouldContain("by schema");
        (await _sandbox.RunAsync("respond", "r1", "ask", """{"amount": 2.5}""")).ExitCode.ShouldBe(0);
        (await _sandbox.RunAsync("resume", "r1", "--json")).Out.ShouldContain("\"output\": 2.5");
    }

    [Fact]
    public async Task Respond_NodeDoesNotAsk_IsNotFound()
    {
        (await _sandbox.RunAsync("run", "asking.yaml", "--id", "r1")).ExitCode.ShouldBe(3);

        (await _sandbox.RunAsync("respond", "r1", "start", "1")).Error.ShouldContain("not_found");
        (await _sandbox.RunAsync("respond", "r1", "sub/ask", "1")).Error.ShouldContain("not_found");
        (await _sandbox.RunAsync("respond", "r2", "ask", "1")).Error.ShouldContain("run_not_found");
    }

    [Fact]
    public async Task Suspend_WaitingRun_HoldsItUntilItIsResumed()
    {
        (await _sandbox.RunAsync("run", "asking.yaml", "--id", "r1")).ExitCode.ShouldBe(3);

        var suspended = await _sandbox.RunAsync("suspend", "r1", "--reason", "lunch");

        suspended.ExitCode.ShouldBe(0, suspended.Error);
        suspended.Out.ShouldContain("suspended: run r1");
        var shown = await _sandbox.RunAsync("show", "r1", "--json");
        shown.Out.ShouldContain("\"status\": \"suspended\"");
        shown.Out.ShouldContain("lunch");
        (await _sandbox.RunAsync("resume", "r1")).ExitCode.ShouldBe(3);
        (await _sandbox.RunAsync("respond", "r1", "ask", "\"yes\"")).ExitCode.ShouldBe(0);
        (await _sandbox.RunAsync("resume", "r1")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Suspend_EndedRun_IsAConflict()
    {
        (await _sandbox.RunAsync("run", "asking.yaml", "--id", "r1")).ExitCode.ShouldBe(3);
        (await _sandbox.RunAsync("terminate", "r1")).ExitCode.ShouldBe(0);

        var outcome = await _sandbox.RunAsync("suspend", "r1");

        outcome.ExitCode.ShouldBe(2);
        outcome.Error.ShouldContain("conflict");
    }

    [Fact]
    public async Task TerminateAndPurge_EndAndForgetTheRun()
    {
        (await _sandbox.RunAsync("run", "asking.yaml", "--id", "r1")).ExitCode.ShouldBe(3);
        (await _sandbox.RunAsync("purge", "r1")).Error.ShouldContain("conflict");

        var terminated = await _sandbox.RunAsync("terminate", "r1", "--reason", "no need");

        terminated.ExitCode.ShouldBe(0);
        (await _sandbox.RunAsync("show", "r1")).Out.ShouldContain("no need");
        (await _sandbox.RunAsync("purge", "r1")).ExitCode.ShouldBe(0);
        (await _sandbox.RunAsync("show", "r1")).Error.ShouldContain("run_not_found");
    }

    [Fact]
    public async Task RunsAndEvents_TellWhatHappened()
    {
        (await _sandbox.RunAsync("run", "routing.yaml", "--id", "r1", "--input", """{"kind": "a"}""")).ExitCode.ShouldBe(0);

        var runs = await _sandbox.RunAsync("runs", "--json");
        var events = await _sandbox.RunAsync("events", "r1", "--from", "2");

        using var list = JsonDocument.Parse(runs.Out);
        list.RootElement[0].GetProperty("usage").GetProperty("modelCalls").GetInt32().ShouldBe(1);
        var numbers = events.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("seq").GetInt64())
            .ToList();
        numbers.ShouldBe(Enumerable.Range(2, numbers.Count).Select(number => (long)number));
        events.Out.ShouldContain("run.completed");
    }

    [Fact]
    public async Task Lists_NoDataFolder_AreEmptyAndMakeNone()
    {
        (await _sandbox.RunAsync("runs")).Out.ShouldContain("no runs");
        (await _sandbox.RunAsync("approvals", "--json")).Out.Trim().ShouldBe("[]");
        Directory.Exists(Path.Combine(_sandbox.Folder, ".genxai")).ShouldBeFalse();
    }
}
