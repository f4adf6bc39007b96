using GenXai.Activities.Tests.Fakes;
using GenXai.Activities.Tools;
using GenXai.Activities.Tools.Methods;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Definitions;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Tools;

/// <summary>The tools on shared memory are under the rules of the host and of the workflow, though their work is an entity's.</summary>
public sealed class MemoryToolRuleTests
{
    private const string Colour = """{"key": "colour", "value": "blue"}""";

    [Fact]
    public async Task Call_NoRule_HandsTheArgumentsToTheInterpreter()
    {
        var outcome = await new Bench { SharesMemory = true }.CallAsync(Asked("memory_write", Colour));

        outcome.Expands!.Value.GetProperty("value").GetString().ShouldBe("blue");
        outcome.Failure.ShouldBeNull();
    }

    [Fact]
    public async Task Call_DeniedTool_Fails()
    {
        var denied = await new Bench { SharesMemory = true, Options = new ToolOptions { Deny = ["memory_w*"] } }.CallAsync(Asked("memory_write", Colour));
        denied.Failure!.Message.ShouldContain("denied on this host");

        var elsewhere = await new Bench { SharesMemory = true, Options = new ToolOptions { Allow = ["calculator"] } }.CallAsync(Asked("memory_write", Colour));
        elsewhere.Failure!.Message.ShouldContain("not on this host's allow list");
    }

    [Fact]
    public async Task Call_GuardedTool_AsksFirst()
    {
        var bench = new Bench { SharesMemory = true, Options = new ToolsBuilder(new ToolOptions()).RequireApproval("memory_write").Options };
        var asked = Asked("memory_write", Colour);
        var shown = (await bench.CallAsync(asked)).Asks!.Value;
        shown.GetProperty("key").GetString().ShouldBe("colour");

        (await bench.CallAsync(asked with { Approved = shown })).Expands.ShouldNotBeNull();
        (await bench.CallAsync(Asked("memory_read", """{"key": "colour"}"""))).Expands.ShouldNotBeNull();
    }

    [Fact]
    public async Task Call_BadArguments_FailsBeforeAnybodyIsAsked()
    {
        var bench = new Bench { SharesMemory = true, Declared = [new ToolDefinition { Name = "memory_write", RequiresApproval = true }] };

        (await bench.CallAsync(Asked("memory_write", """{"value": 1}"""))).Failure!.Message.ShouldContain("key");
    }

    [Fact]
    public async Task Call_WithoutSharedMemory_IsNoTool()
    {
        (await new Bench().CallAsync(Asked("memory_write", Colour))).Failure!.Code.ShouldBe(ErrorCodes.ToolNotFound);
    }

    [Fact]
    public async Task Call_SecretInTheArguments_IsRefused()
    {
        var bench = new Bench { SharesMemory = true, Secrets = { ["KEY"] = "t0psecret" } };
        var asked = Asked("memory_write", "{}") with { Arguments = null, Params = Value.Of("""{"key": "k", "value": "{{ secrets.KEY }}"}""") };
        var outcome = await bench.CallAsync(asked);

        outcome.Failure!.Message.ShouldContain("cannot hold secrets");
        outcome.Failure.Message.ShouldNotContain("t0psecret");
    }

    [Fact]
    public async Task Ask_ModelThatAsksForGuardedMemory_SaysSo()
    {
        const string Script = """{"model": {"clerk": [{"tool_calls": [{"name": "memory_write", "arguments": {"key": "a", "value": 1}}, {"name": "memory_read", "arguments": {"key": "a"}}]}]}}""";
        var request = new ModelCallRequest { Origin = OneProgram.Origin(), Agent = "clerk" };
        AgentDefinition[] clerk = [new AgentDefinition { Id = "clerk" }];

        (await new Bench { SharesMemory = true, Agents = clerk, Script = Script }.AskAsync(request)).GuardedTools.ShouldBeNull();
        var careful = new Bench { SharesMemory = true, Agents = clerk, Script = Script, Options = new ToolOptions { Deny = ["memory_write"] } };
        (await careful.AskAsync(request)).GuardedTools.ShouldBe(["memory_write"]);
    }

    private static ToolCallRequest Asked(string tool, string arguments) => new()
    {
        Origin = OneProgram.Origin(),
        Tool = tool,
        Arguments = Value.Of(arguments),
        ToolCall = 1,
    };
}
