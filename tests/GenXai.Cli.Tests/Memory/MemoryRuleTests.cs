using System.Text.Json;
using GenXai.Cli.Tests.Support;
using Shouldly;
using Xunit;

namespace GenXai.Cli.Tests.Memory;

/// <summary>The host's rules for tools hold for those on shared memory, whoever calls them.</summary>
public sealed class MemoryRuleTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public MemoryRuleTests()
    {
        _sandbox.Write("notes.yaml", """
            workflow:
              name: notes
              memory: {shared: true}
              agents: [{id: clerk, role: Clerk}]
              graph:
                nodes: [{id: start, type: input}, {id: clerk, type: agent}, {id: look, type: tool, tool: memory_read, tool_params: {key: colour}}, {id: done, type: output}]
                edges: [{from: start, to: clerk}, {from: clerk, to: look}, {from: look, to: done}]
            """);
        _sandbox.Write("notes.script.yaml", """
            model: {clerk: [{tool_calls: [{name: memory_write, arguments: {key: colour, value: blue}}]}, done]}
            """);
    }

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Run_DeniedTool_WritesNothingAndTellsTheModel()
    {
        var run = await StartAsync("GENXAI_TOOLS_DENY", "memory_write", "run", "notes.yaml", "--id", "r", "--json");

        run.ExitCode.ShouldBe(0, run.Error);
        JsonElement.Parse(run.Out).GetProperty("output").GetProperty("found").GetBoolean().ShouldBeFalse();
        (await _sandbox.RunAsync("events", "r")).Out.ShouldContain("denied on this host");
    }

    [Fact]
    public async Task Run_DeniedToolOfANode_Fails()
    {
        var run = await StartAsync("GENXAI_TOOLS_DENY", "memory_read", "run", "notes.yaml", "--json");

        run.ExitCode.ShouldBe(1);
        var error = JsonElement.Parse(run.Out).GetProperty("error");
        error.GetProperty("code").GetString().ShouldBe("tool_failed");
        error.GetProperty("node").GetString().ShouldBe("look");
    }

    [Fact]
    public async Task Run_ToolThatAPersonMustAllow_WritesWhenAllowed()
    {
        var run = await StartAsync("GENXAI_TOOLS_APPROVAL", "memory_write", "run", "notes.yaml", "--id", "r", "--json");
        run.ExitCode.ShouldBe(3, run.Error);
        (await _sandbox.RunAsync("approvals")).Out.ShouldContain("memory_write");

        (await _sandbox.RunAsync("respond", "r", "clerk", "\"yes\"")).ExitCode.ShouldBe(0);
        var ended = await StartAsync("GENXAI_TOOLS_APPROVAL", "memory_write", "resume", "r", "--json");
        ended.ExitCode.ShouldBe(0, ended.Error);
        JsonElement.Parse(ended.Out).GetProperty("output").GetProperty("value").GetString().ShouldBe("blue");
    }

    private async Task<Outcome> StartAsync(string variable, string value, params string[] arguments)
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal) { [variable] = value };
        using var process = ProgramProcess.Start(_sandbox, environment, [.. arguments, "--script", "notes.script.yaml"]);
        return await ProgramProcess.EndAsync(process);
    }
}
