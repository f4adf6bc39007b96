using System.Collections.Immutable;
using GenXai.Activities.Tests.Fakes;
using GenXai.Activities.Tools;
using GenXai.Activities.Tools.Mcp;
using GenXai.Workflows.Definitions.Loading;
using GenXai.Workflows.Validation;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Tools.Mcp;

/// <summary>Tools that a workflow declares as those of MCP servers are looked for when it is loaded.</summary>
public sealed class McpReferenceTests
{
    [Fact]
    public async Task Load_ToolThatTheServerOffers_IsRight()
    {
        await using var server = new LocalMcpServer((int a) => a);
        await using var servers = new McpServers([server.Settings]);

        (await LoadAsync(new HostTools(new ToolOptions { Mcp = servers }), "local", "tool0")).ShouldBeEmpty();
        server.Starts.ShouldBe(1);
    }

    [Fact]
    public async Task Load_ToolThatTheServerLacks_SaysWhatItOffers()
    {
        await using var server = new LocalMcpServer((int a) => a);
        await using var servers = new McpServers([server.Settings]);
        var fault = (await LoadAsync(new HostTools(new ToolOptions { Mcp = servers }), "local", "tol0")).ShouldHaveSingleItem();

        fault.ToString().ShouldContain("w.yaml:4:50: error");
        fault.Severity.ShouldBe(DiagnosticSeverity.Error);
        fault.Code.ShouldBe(DiagnosticCodes.UnknownTool);
        fault.Message.ShouldBe("no tool is called 'mcp__local__tol0', as 'adder' says; the MCP server 'local' offers 'tool0'. Did you mean 'tool0'?");
    }

    [Fact]
    public async Task Load_ServerThatTheHostLacks_SaysWhichItHas()
    {
        await using var servers = new McpServers([new McpServerSettings { Name = "local", Command = "/nonexistent/mcp-server" }]);
        var fault = (await LoadAsync(new HostTools(new ToolOptions { Mcp = servers }), "locl", "tool0")).ShouldHaveSingleItem();

        fault.Code.ShouldBe(DiagnosticCodes.UnknownTool);
        fault.Message.ShouldContain("MCP server 'locl', which this host does not have; it has 'local'. Did you mean 'local'?");
    }

    [Fact]
    public async Task Load_HostWithoutServers_Warns()
    {
        var fault = (await LoadAsync(HostTools.BuiltIn, "local", "tool0")).ShouldHaveSingleItem();

        fault.Severity.ShouldBe(DiagnosticSeverity.Warning);
        fault.Message.ShouldContain("this host has none");
    }

    [Fact]
    public async Task Load_ServerThatIsDown_SaysThatItIsNotChecked()
    {
        await using var servers = new McpServers([new McpServerSettings { Name = "gone", Command = "/nonexistent/mcp-server" }]);
        List<string> notices = [];
        var host = new HostTools(new ToolOptions { Mcp = servers }, notices.Add);

        (await LoadAsync(host, "gone", "tool0")).ShouldBeEmpty();
        notices.ShouldHaveSingleItem().ShouldContain("MCP server 'gone' cannot be reached");
    }

    [Fact]
    public async Task Load_StubbedTool_AsksNobody()
    {
        await using var server = new LocalMcpServer((int a) => a);
        await using var servers = new McpServers([server.Settings]);
        var host = new HostTools(new ToolOptions { Mcp = servers }).With(["adder"]);

        (await LoadAsync(host, "local", "no such")).ShouldBeEmpty();
        (await LoadAsync(host, "none", "no such")).ShouldBeEmpty();
        server.Starts.ShouldBe(0);
    }

    [Fact]
    public async Task Load_ServerNamedBySecret_IsNotChecked()
    {
        await using var servers = new McpServers([new McpServerSettings { Name = "local", Command = "/nonexistent/mcp-server" }]);

        (await LoadAsync(new HostTools(new ToolOptions { Mcp = servers }), "{{ secrets.SERVER }}", "tool0")).ShouldBeEmpty();
    }

    private static async Task<ImmutableArray<Diagnostic>> LoadAsync(HostTools host, string server, string tool)
    {
        var files = new OneFile($$$"""
            workflow:
              name: w
              tools:
                - {name: adder, mcp: {server: "{{{server}}}", tool: "{{{tool}}}"}}
              graph:
                nodes: [{id: start, type: input}, {id: add, type: tool, tool: adder, tool_params: {a: 1}}, {id: end, type: output}]
                edges: [{from: start, to: add}, {from: add, to: end}]
            """);
        return (await host.LoadAsync(options => WorkflowLoader.Load(OneFile.Path, files, options), LoadOptions.Default, TestContext.Current.CancellationToken)).Diagnostics;
    }
}
