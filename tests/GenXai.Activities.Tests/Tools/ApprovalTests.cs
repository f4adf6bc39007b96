using System.Text.Json;
using GenXai.Activities.Tests.Fakes;
using GenXai.Activities.Tools;
using GenXai.Activities.Tools.Methods;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Definitions;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Tools;

public sealed class ApprovalTests
{
    private static readonly ToolOptions Careful = new ToolsBuilder(new ToolOptions()).RequireApproval("calc*", "ship").Options;

    [Fact]
    public async Task Run_ToolThatTheHostGuards_AsksAndIsNotCalled()
    {
        var bench = new Bench { Options = Careful };
        var outcome = await bench.CallAsync(Asked("calculator", """{"expression": "1 + 1"}"""));

        outcome.Asks!.Value.GetProperty("expression").GetString().ShouldBe("1 + 1");
        outcome.Result.ShouldBeNull();
        outcome.Failure.ShouldBeNull();
        bench.Recorder.ToolArguments.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_ApprovedArguments_CallTheTool()
    {
        var asked = Asked("calculator", """{"expression": "1 + 1"}""");
        var outcome = await new Bench { Options = Careful }.CallAsync(asked with { Approved = asked.Arguments });

        outcome.Result!.Value.GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Run_OtherArgumentsThanApproved_AskAgain()
    {
        var asked = Asked("calculator", """{"expression": "1 + 1"}""");
        var outcome = await new Bench { Options = Careful }.CallAsync(asked with { Approved = Value.Of("""{"expression": "2 + 2"}""") });

        outcome.Asks!.Value.GetProperty("expression").GetString().ShouldBe("1 + 1");
    }

    [Fact]
    public async Task Run_BadOrDeniedCall_FailsWithoutAsking()
    {
        var bad = await new Bench { Options = Careful }.CallAsync(Asked("calculator", """{"expresion": "1"}"""));
        bad.Failure!.Message.ShouldContain("unknown parameter 'expresion'");

        var denied = await new Bench { Options = Careful with { Deny = ["calculator"] } }.CallAsync(Asked("calculator", """{"expression": "1"}"""));
        denied.Failure!.Message.ShouldContain("denied on this host");
    }

    [Fact]
    public async Task Run_SecretInGuardedArguments_IsShownMaskedAndReachesTheTool()
    {
        JsonElement seen = default;
        var bench = new Bench
        {
            Declared = [new ToolDefinition { Name = "ship", RequiresApproval = true }],
            Tools = [new DelegateTool("ship", """{"type": "object"}""", (_, arguments, _) => Task.FromResult(seen = arguments.Clone()))],
            Secrets = { ["KEY"] = "t0psecret" },
        };
        var asked = Asked("ship", "{}") with { Arguments = null, Params = Value.Of("""{"key": "{{ secrets.KEY }}"}""") };
        var shown = (await bench.CallAsync(asked)).Asks!.Value;
        shown.GetRawText().ShouldBe("""{"key":"***"}""");

        (await bench.CallAsync(asked with { Approved = shown })).Result!.Value.GetRawText().ShouldBe("""{"key":"***"}""");
        seen.GetProperty("key").GetString().ShouldBe("t0psecret");
    }

    [Fact]
    public async Task Run_ComposedTool_IsExpandedWithItsArguments()
    {
        var bench = new Bench { Declared = [Composed] };

        (await bench.CallAsync(Asked("both", """{"n": 1}"""))).Expands!.Value.GetProperty("n").GetInt32().ShouldBe(1);
        (await bench.CallAsync(Asked("both", """{"n": "x"}"""))).Failure!.Code.ShouldBe(ErrorCodes.ToolFailed);
    }

    [Fact]
    public async Task Run_SecretForAComposedTool_IsRefused()
    {
        var bench = new Bench { Declared = [Composed with { Parameters = null }], Secrets = { ["KEY"] = "t0psecret" } };
        var outcome = await bench.CallAsync(Asked("both", "{}") with { Arguments = null, Params = Value.Of("""{"n": "{{ secrets.KEY }}"}""") });

        outcome.Failure!.Message.ShouldContain("cannot hold secrets");
        outcome.Failure.Message.ShouldNotContain("t0psecret");
    }

    private static ToolDefinition Composed { get; } = new()
    {
        Name = "both",
        Parameters = Value.Of("""{"type": "object", "properties": {"n": {"type": "number"}}}"""),
        Steps = [new ToolStep("a", "calculator", null, default)],
    };

    private static ToolCallRequest Asked(string tool, string arguments) => new()
    {
        Origin = OneProgram.Origin(),
        Tool = tool,
        Arguments = Value.Of(arguments),
        ToolCall = 1,
    };
}
