using GenXai.Activities.Tests.Fakes;
using GenXai.Activities.Tools;
using GenXai.Activities.Tools.Mcp;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Definitions;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Tools.Mcp;

public sealed class McpToolTests
{
    [Fact]
    public async Task Call_ToolOfAServer_GivesItsResult()
    {
        await using var server = new LocalMcpServer((int a, int b) => a + b);
        await using var servers = new McpServers([server.Settings]);
        var tools = await servers.ListToolsAsync(failed: null, TestContext.Current.CancellationToken);

        tools.Single().Name.ShouldBe("mcp__local__tool0");
        (await tools[0].CallAsync("""{"a": 2, "b": 3}""")).GetRawText().ShouldBe("5");
        (await tools[0].FaultAsync("""{"a": 2}""")).ShouldContain("parameter 'b' is missing");
        server.Starts.ShouldBe(1);
    }

    [Theory]
    [InlineData("mcp__local__tool0", false)]
    [InlineData("adder", true)]
    public async Task Run_NameOrDeclaration_ReachesTheServer(string name, bool declared)
    {
        await using var server = new LocalMcpServer((int a) => new { doubled = a * 2 });
        await using var servers = new McpServers([server.Settings]);
        var bench = new Bench
        {
            Options = new ToolOptions { Mcp = servers },
            Declared = declared ? [new ToolDefinition { Name = name, Mcp = Value.Of("""{"server": "local", "tool": "tool0"}""") }] : [],
        };

        (await bench.CallAsync(Asked(name))).Result!.Value.Text("doubled").ShouldBe("4");
    }

    [Fact]
    public async Task Run_ServerThatDied_FailsOnceAndIsStartedAnew()
    {
        await using var server = new LocalMcpServer((int a) => a);
        await using var servers = new McpServers([server.Settings]);
        var bench = new Bench { Options = new ToolOptions { Mcp = servers } };
        (await bench.CallAsync(Asked("mcp__local__tool0"))).Failure.ShouldBeNull();

        await server.KillAsync();
        var after = await bench.CallAsync(Asked("mcp__local__tool0"));
        if (after.Failure is { } failure)
        {
            // The call that meets the broken connection fails, and says that trying again helps.
            failure.Transient.ShouldBeTrue();
            after = await bench.CallAsync(Asked("mcp__local__tool0"));
        }

        after.Result!.Value.GetRawText().ShouldBe("2");
        server.Starts.ShouldBe(2);
    }

    [Fact]
    public async Task Run_ToolThatFails_IsAToolFailure()
    {
        await using var server = new LocalMcpServer((int a) => a > 0 ? throw new ModelContextProtocol.McpException("no stock") : a);
        await using var servers = new McpServers([server.Settings]);
        var outcome = await new Bench { Options = new ToolOptions { Mcp = servers } }.CallAsync(Asked("mcp__local__tool0"));

        outcome.Failure!.Code.ShouldBe(ErrorCodes.ToolFailed);
        outcome.Failure.Message.ShouldContain("no stock");
    }

    [Fact]
    public async Task Run_ServerThatIsNotThere_IsATransientFailureThatNamesIt()
    {
        await using var servers = new McpServers([new McpServerSettings { Name = "gone", Command = "/nonexistent/mcp-server" }]);
        List<string> failed = [];

        (await servers.ListToolsAsync((server, reason) => failed.Add($"{server}: {reason}"), TestContext.Current.CancellationToken)).ShouldBeEmpty();
        failed.Single().ShouldStartWith("gone: MCP server 'gone' cannot be reached");
        (await new Bench { Options = new ToolOptions { Mcp = servers } }.CallAsync(Asked("mcp__gone__x"))).Failure!.Transient.ShouldBeTrue();
    }

    [Fact]
    public async Task Run_DeclarationOfAnUnknownServer_NamesTheNearest()
    {
        await using var servers = new McpServers([new McpServerSettings { Name = "files", Command = "x" }]);
        var bench = new Bench
        {
            Options = new ToolOptions { Mcp = servers },
            Declared = [new ToolDefinition { Name = "t", Mcp = Value.Of("""{"server": "fils", "tool": "x"}""") }],
        };

        (await bench.CallAsync(Asked("t"))).Failure!.Message.ShouldContain("no MCP server 'fils'; did you mean 'files'?");
    }

    private static ToolCallRequest Asked(string tool) => new()
    {
        Origin = OneProgram.Origin(),
        Tool = tool,
        Arguments = Value.Of("""{"a": 2}"""),
        ToolCall = 1,
    };
}
