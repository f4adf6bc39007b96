using System.Text.RegularExpressions;
using GenXai.Hosting.Graphs;
using GenXai.Integration.Tests.Replay;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Json;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.Graphs;

/// <summary>Drawings of workflows, and of runs, in both languages.</summary>
public sealed partial class DrawingTests
{
    private static readonly TestText Rounds = new("""
        tests:
          - name: rounds
            workflow:
              name: "rounds"
              agents: [{id: write}, {id: judge}]
              graph:
                nodes:
                  - {id: in, type: input}
                  - {id: write, type: agent}
                  - {id: judge, type: agent}
                  - {id: a, type: subgraph, workflow: inner}
                  - {id: b, type: set, values: {x: 1}}
                  - {id: out, type: output}
                edges:
                  - {from: in, to: write}
                  - {from: write, to: judge}
                  - {from: judge, to: write, condition: "again == true"}
                  - {from: judge, to: a, parallel: true}
                  - {from: judge, to: b, parallel: true, condition: "missing"}
                  - {from: a, to: out}
                  - {from: b, to: out}
            workflows:
              inner:
                name: inner
                graph: {nodes: [{id: ask, type: human, prompt: "?"}, {id: end, type: output}], edges: [{from: ask, to: end}]}
            model: {write: [text], judge: [{json: {again: true}}, {json: {again: false}}]}
            expect: {status: waiting}
        """);

    [Fact]
    public async Task Draw_LoopsParallelEdgesAndSubworkflows_AreFramedThickDottedAndExpanded()
    {
        await using var bench = await LiveBench.OpenAsync(Rounds, BenchOptions.Undisturbed);

        var folded = MermaidWriter.Write(DrawingBuilder.Draw(bench.Program));
        var expanded = MermaidWriter.Write(DrawingBuilder.Draw(bench.Program, expands: true));

        folded.ShouldContain("subgraph g0[\"loop of write\"]");
        folded.ShouldContain("n2 -.->|\"again == true\"| n1");
        folded.ShouldContain("n2 ==> n3");
        folded.ShouldContain("n2 ==>|\"missing\"| n4");
        folded.ShouldNotContain("ask");
        folded.ShouldNotContain("classDef");
        expanded.ShouldContain("[\"a: inner\"]");
        expanded.ShouldContain("ask<br/>human");
        DotWriter.Write(DrawingBuilder.Draw(bench.Program, expands: true)).ShouldContain("subgraph \"cluster_a/\"");
    }

    [Fact]
    public async Task Draw_ARun_HasItsStatusesPassesAndTheEdgesThatItTook()
    {
        await using var bench = await LiveBench.OpenAsync(Rounds, BenchOptions.Undisturbed);
        await bench.RunAsync(JsonValues.Parse("{}"), "r");

        var painting = await RunPainter.PaintAsync(bench.Client, "r", expand: true, CancellationToken.None);
        var drawing = DrawingBuilder.Draw(bench.Program, expands: true, painting);

        drawing.Nodes.ToDictionary(node => node.Key, node => node.Status, StringComparer.Ordinal).ShouldBe(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["in"] = "completed",
                ["write"] = "completed",
                ["judge"] = "completed",
                ["a"] = "running",
                ["b"] = "skipped",
                ["out"] = "pending",
                ["a/ask"] = "waiting",
                ["a/end"] = "pending",
            },
            ignoreOrder: true);
        drawing.Nodes.Single(node => node.Key == "write").Label.ShouldEndWith("completed x2");
        drawing.Edges.Single(edge => edge is { From: "judge", To: "write" }).IsTaken.ShouldBe(true);
        drawing.Edges.Single(edge => edge is { From: "judge", To: "b" }).IsTaken.ShouldBe(false);
        drawing.Edges.Single(edge => edge is { From: "a", To: "out" }).IsTaken.ShouldBeNull();
        MermaidWriter.Write(drawing).ShouldContain("classDef waiting");
        DotWriter.Write(drawing).ShouldContain("fillcolor=\"#fff3bf\"");
    }

    [Fact]
    public async Task Write_RandomWorkflowsRunsAndOddTexts_AreReadByMermaidAndGraphviz()
    {
        List<(string Language, string Text)> drawings = [];
        List<TestText> texts = [Rounds, Odd(), .. Enumerable.Range(0, Repository.IsFull ? 200 : 15).Select(seed => RandomWorkflows.Create(seed, isSequential: false))];
        foreach (var text in texts)
        {
            await using var bench = await LiveBench.OpenAsync(text, BenchOptions.Undisturbed);
            await bench.RunAsync(text.Test.Input, "r");
            var painting = await RunPainter.PaintAsync(bench.Client, "r", expand: true, CancellationToken.None);
            foreach (var drawing in new[] { DrawingBuilder.Draw(bench.Program), DrawingBuilder.Draw(bench.Program, expands: true, painting) })
            {
                drawings.Add(("mermaid", MermaidWriter.Write(drawing)));
                drawings.Add(("dot", DotWriter.Write(drawing)));
            }
        }

        (await DiagramReader.FaultsAsync(drawings)).ShouldBeEmpty();
        drawings.ShouldAllBe(drawing => !Blank().IsMatch(drawing.Text));
    }

    [Fact]
    public async Task Faults_OfWhatIsNoDrawing_AreFound() =>
        (await DiagramReader.FaultsAsync([("mermaid", "flowchart TD\n  n0([\"a\n"), ("dot", "digraph { a -> ")])).Count.ShouldBe(2);

    // Ids that are words of the languages, and conditions with all that they treat as signs.
    private static TestText Odd() => new("""
        tests:
          - name: odd
            workflow:
              name: odd
              graph:
                nodes:
                  - {id: end, type: input}
                  - {id: subgraph, type: condition, condition: "input.a == 'x|y]' and input.b != \"<&>\" or '#;%%' in ['{', '}', '((', '\\\\']"}
                  - {id: class, type: wait, seconds: 1}
                  - {id: graph, type: tool, tool: calculator, tool_params: {expression: "1"}, for_each: "{{ input.list }}", for_each_concurrency: 3}
                  - {id: node, type: loop, max_iterations: 1}
                edges:
                  - {from: end, to: subgraph}
                  - {from: subgraph, to: class, condition: "input.text == '-->|a| \\\\n \"quoted\" 100%'"}
                  - {from: subgraph, to: graph, parallel: true, condition: "not (input.x contains '`')"}
                  - {from: graph, to: node}
            input: {list: [1]}
            expect: {status: completed}
        """);

    [GeneratedRegex(@"n\d+\[""""]", RegexOptions.NonBacktracking)]
    private static partial Regex Blank();
}
