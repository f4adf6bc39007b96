using GenXai.Cli.Tests.Support;
using Shouldly;
using Xunit;

namespace GenXai.Cli.Tests.Commands;

/// <summary>What a person sees and types on a real terminal.</summary>
public sealed class TerminalTests : IDisposable
{
    private const string Typed = """
        workflow:
          name: typed
          agents: [{id: writer}]
          graph:
            nodes:
              - {id: start, type: input}
              - {id: writer, type: agent, task: Write}
              - {id: ask, type: human, prompt: How much?, schema: {type: integer}}
              - {id: pick, type: human, prompt: Which?, options: [red, green]}
              - {id: other, type: set, values: {x: 1}}
              - {id: done, type: output, output: "{{ ask.response }} {{ pick.response }}"}
            edges:
              - {from: start, to: writer}
              - {from: writer, to: other, condition: "false"}
              - {from: writer, to: ask}
              - {from: ask, to: pick}
              - {from: pick, to: done}
              - {from: other, to: done}
        """;

    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Run_OnATerminal_DrawsTheNodesAsTheyGoAndAsksWhoSitsThere()
    {
        _sandbox.Write("typed.yaml", Typed);
        using var terminal = Terminal.Start(_sandbox, "run", "typed.yaml", "--id", "r1", "--script", "script.yaml");

        await terminal.UntilAsync("leaves it open): ");
        terminal.Text.ShouldContain("ask asks: How much?");
        terminal.Text.ShouldContain("""as JSON that fits {"type":"integer"}""");
        foreach (var row in new[] { "✓ start", "✓ writer", "… ask", "· pick", "· done" })
        {
            terminal.Text.ShouldContain(row);
        }

        // The table is drawn over itself: the cursor goes up.
        terminal.Raw.ShouldMatch(@"\x1b\[\d*A");
        terminal.Raw.ShouldContain("\u001b[38;5;2m", Case.Sensitive, "what is done is green");

        await terminal.TypeAsync("many");
        await terminal.UntilAsync("leaves it open): ");
        terminal.Text.ShouldContain("the answer does not fit what node 'ask' asks for");

        await terminal.TypeAsync("7");
        await terminal.UntilAsync("leaves it open): ");
        terminal.Text.ShouldContain("1. red");
        terminal.Text.ShouldContain("✓ ask");

        await terminal.TypeAsync("blue");
        await terminal.UntilAsync("leaves it open): ");
        terminal.Text.ShouldContain("please choose one of the options");

        await terminal.TypeAsync("2");
        (await terminal.EndAsync()).ShouldBe(0);
        terminal.Text.ShouldContain("✓ done");
        terminal.Text.ShouldContain("– other");
        terminal.Text.ShouldContain("7 green");
    }

    [Fact]
    public async Task Run_OnATerminalWhereNobodyAnswers_LeavesItWaiting()
    {
        using var terminal = Terminal.Start(_sandbox, "run", "asking.yaml", "--id", "r2");

        await terminal.UntilAsync("leaves it open): ");
        await terminal.TypeAsync("");

        (await terminal.EndAsync()).ShouldBe(3);
        terminal.Text.ShouldContain("genxai respond r2 ask");
    }
}
