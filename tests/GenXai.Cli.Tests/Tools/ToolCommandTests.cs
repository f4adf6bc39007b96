using System.Text.Json;
using GenXai.Cli.Tests.Support;
using Shouldly;
using Xunit;

namespace GenXai.Cli.Tests.Tools;

public sealed class ToolCommandTests : IDisposable
{
    private const string Careful = """
        workflow:
          name: careful
          agents: [{id: clerk, role: Clerk, tools: [calculator]}]
          tools: [{name: calculator, requires_approval: true}, {name: twice, description: Doubles., steps: [{tool: calculator, params: {expression: "{{ input.n }} * 2"}}]}]
          graph:
            nodes: [{id: start, type: input}, {id: clerk, type: agent}, {id: done, type: output}]
            edges: [{from: start, to: clerk}, {from: clerk, to: done}]
        """;

    private readonly Sandbox _sandbox = new();

    public ToolCommandTests()
    {
        _sandbox.Write("careful.yaml", Careful);
        _sandbox.Write("careful.script.yaml", """
            model: {clerk: [{tool_calls: [{name: calculator, arguments: {expression: 1 + 1}}, {name: calculator, arguments: {expression: 2 + 2}}]}, done]}
            """);
    }

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Respond_SeveralCallsOfOneNode_AreAnsweredOneByOne()
    {
        (await _sandbox.RunAsync("run", "careful.yaml", "--id", "r1", "--script", "careful.script.yaml", "--json")).ExitCode.ShouldBe(3);
        var waiting = await ApprovalsAsync();
        waiting.Select(each => each.GetProperty("arguments").GetProperty("expression").GetString()).ShouldBe(["1 + 1", "2 + 2"], ignoreOrder: true);
        waiting.ShouldAllBe(each => each.GetProperty("tool").GetString() == "calculator" && each.GetProperty("options").GetArrayLength() == 2);
        var nodes = waiting.Select(each => each.GetProperty("node").GetString()!).ToList();
        nodes.ShouldAllBe(node => node.StartsWith("clerk:", StringComparison.Ordinal));

        var unclear = await _sandbox.RunAsync("respond", "r1", "clerk", "\"yes\"");
        unclear.ExitCode.ShouldBe(2);
        unclear.Error.ShouldContain($"answer one of them: {nodes[0]}, {nodes[1]}");
        var neither = await _sandbox.RunAsync("respond", "r1", nodes[0], "\"perhaps\"");
        neither.ExitCode.ShouldBe(2);
        neither.Error.ShouldContain("neither allows nor refuses");

        (await _sandbox.RunAsync("respond", "r1", nodes[0], "{\"approved\": false, \"reason\": \"no sums\"}")).ExitCode.ShouldBe(0);
        (await _sandbox.RunAsync("resume", "r1", "--script", "careful.script.yaml")).ExitCode.ShouldBe(3);
        (await _sandbox.RunAsync("respond", "r1", "clerk", "true")).ExitCode.ShouldBe(0);
        var ended = await _sandbox.RunAsync("resume", "r1", "--script", "careful.script.yaml", "--json");
        ended.ExitCode.ShouldBe(0, ended.Error);
        var tools = JsonElement.Parse(ended.Out).GetProperty("tools");
        tools.GetArrayLength().ShouldBe(1);
        tools[0].GetProperty("name").GetString().ShouldBe("calculator");
        tools[0].GetProperty("calls").GetInt32().ShouldBe(1);
        tools[0].GetProperty("successes").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Tools_OfAFile_AreListedWithWhatRunsUsedThemFor()
    {
        _sandbox.Write("sum.yaml", Careful.Replace(", requires_approval: true", "", StringComparison.Ordinal));
        (await _sandbox.RunAsync("run", "sum.yaml", "--script", "careful.script.yaml", "--json")).ExitCode.ShouldBe(0);
        var listed = JsonElement.Parse((await _sandbox.RunAsync("tools", "careful.yaml", "--json")).Out).EnumerateArray()
            .ToDictionary(tool => tool.GetProperty("name").GetString()!, StringComparer.Ordinal);

        listed["calculator"].GetProperty("calls").GetInt32().ShouldBe(2);
        listed["calculator"].GetProperty("requiresApproval").GetBoolean().ShouldBeTrue();
        listed["twice"].GetProperty("source").GetString().ShouldBe("declared (steps)");
        listed["human_input"].GetProperty("source").GetString().ShouldBe("built in");
        var table = (await _sandbox.RunAsync("tools", "careful.yaml")).Out;
        table.ShouldContain("(needs approval)");
        table.ShouldContain("Doubles.");
    }

    [Fact]
    public async Task Commands_WorkflowThatNamesAnMcpTool_AskTheServer()
    {
        _sandbox.Write("mcp.json", $$$$"""{"mcpServers": {"everything": {"command": "node", "args": ["{{{{Script()}}}}"]}, "gone": {"command": "/nonexistent/server"}}}""");
        _sandbox.Write("echo.yaml", Workflow("mcp__everything__echo"));
        _sandbox.Write("wrong.yaml", Workflow("mcp__everything__ecko"));
        _sandbox.Write("gone.yaml", Workflow("mcp__gone__x"));

        var run = await ProcessAsync("run", "echo.yaml", "--json");
        run.ExitCode.ShouldBe(0, run.Error);
        JsonElement.Parse(run.Out).GetProperty("output").GetString().ShouldBe("Echo: hi");

        var wrong = await ProcessAsync("validate", "wrong.yaml");
        wrong.ExitCode.ShouldBe(2);
        wrong.Out.ShouldContain("unknown_tool");
        wrong.Out.ShouldContain("mcp__everything__echo");

        _sandbox.Write("declared.yaml", Workflow("echo", "everything", "ecko"));
        var declared = await ProcessAsync("run", "declared.yaml");
        declared.ExitCode.ShouldBe(2);
        declared.Error.ShouldContain("declared.yaml:3:");
        declared.Error.ShouldContain("Did you mean 'echo'?");
        _sandbox.Write("declared.yaml", Workflow("echo", "everithing", "echo"));
        (await ProcessAsync("validate", "declared.yaml")).Out.ShouldContain("which this host does not have; it has 'everything', 'gone'");

        var gone = await ProcessAsync("validate", "gone.yaml");
        gone.ExitCode.ShouldBe(0, gone.Out);
        gone.Error.ShouldContain("MCP server 'gone' cannot be reached");
        (await ProcessAsync("run", "gone.yaml")).ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task Run_BadMcpConfiguration_SaysWhatIsWrong()
    {
        _sandbox.Write("mcp.json", """{"mcpServers": {"a": {}}}""");
        var outcome = await ProcessAsync("tools");

        outcome.ExitCode.ShouldBe(2);
        outcome.Error.ShouldContain("expected either 'command'");
    }

    private static string Workflow(string tool, string? server = null, string? offered = null) => $$$"""
        workflow:
          name: asks
          tools: [{{{(server is null ? "" : $"{{name: {tool}, mcp: {{server: {server}, tool: {offered}}}}}")}}}]
          graph:
            nodes: [{id: start, type: input}, {id: ask, type: tool, tool: {{{tool}}}, tool_params: {message: hi}}, {id: done, type: output}]
            edges: [{from: start, to: ask}, {from: ask, to: done}]
        """;

    private static string Script()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "GenXai.Functions.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return Path.Combine(folder ?? "", "tests", "mcp", "node_modules", "@modelcontextprotocol", "server-everything", "dist", "index.js");
    }

    private async Task<List<JsonElement>> ApprovalsAsync() =>
        [.. JsonElement.Parse((await _sandbox.RunAsync("approvals", "--json")).Out).EnumerateArray()];

    private async Task<Outcome> ProcessAsync(params string[] arguments)
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["GENXAI_MCP_CONFIG"] = Path.Combine(_sandbox.Folder, "mcp.json") };
        using var process = ProgramProcess.Start(_sandbox, environment, arguments);
        return await ProgramProcess.EndAsync(process);
    }
}
