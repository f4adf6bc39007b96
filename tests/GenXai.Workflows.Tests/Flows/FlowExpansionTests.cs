using GenXai.Workflows.Definitions;
using GenXai.Workflows.Flows;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Tests.Definitions;
using Shouldly;
using Xunit;

namespace GenXai.Workflows.Tests.Flows;

/// <summary>What each flow becomes: a workflow with unique ids, an entry, an end, and edges that lead somewhere.</summary>
public sealed class FlowExpansionTests
{
    public static TheoryData<string> Types => [.. FlowPatterns.All.Select(pattern => pattern.Type)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Expand_AnyFlow_IsASoundWorkflow(string type)
    {
        // Ids that the flow would like to take for its own nodes.
        var program = Load(type, "[start, work, result, collect, item]");

        var flow = program.Workflows[program.Subworkflows[$"{program.Main}|#team"]];

        flow.Flow.ShouldBe("team");
        flow.Name.ShouldBe("t");
        flow.Nodes.Select(node => node.Id).ShouldBeUnique(StringComparer.Ordinal);
        flow.Nodes.ShouldNotContain(node => node.Id == "item");
        flow.Edges.ShouldAllBe(edge => flow.Nodes.Any(node => node.Id == edge.From) && flow.Nodes.Any(node => node.Id == edge.To));
        var graph = WorkflowGraph.Compile(flow);
        graph.Nodes.ShouldAllBe(node => node.IsReachable);
        graph.Nodes.Where(node => node.IsEntry).ShouldHaveSingleItem().Definition.Kind.ShouldBe(NodeKind.Input);
        graph.Nodes.ShouldContain(node => node.Definition.Kind == NodeKind.Output);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Expand_Twice_IsTheSame(string type)
    {
        var first = Load(type, "[a, b, c, d, e]");

        var second = Load(type, "[a, b, c, d, e]");

        Ids(first).ShouldBe(Ids(second));
        first.Bundle.Hash.ShouldBe(second.Bundle.Hash);
        first.Bundle.Files.Keys.ShouldBe(["w.yaml"]);
    }

    [Fact]
    public void Expand_RolesWithBraces_AreNoTemplates() =>
        Loading.Text("""
            workflow:
              name: t
              agents: [{id: a}, {id: b, role: "{{ nothing.here }} | x"}]
              graph:
                nodes: [{id: team, type: flow, flow_type: router, agents: [a, b]}, {id: out, type: output}]
                edges: [{from: team, to: out}]
            """).Program.ShouldNotBeNull();

    private static IEnumerable<string> Ids(WorkflowProgram program) =>
        program.Workflows.Values.SelectMany(workflow => workflow.Nodes.Select(node => node.Id).Concat(workflow.Edges.Select(edge => $"{edge.From}>{edge.To}:{edge.Condition}")));

    private static WorkflowProgram Load(string type, string agents)
    {
        var result = Loading.Text($$"""
            workflow:
              name: t
              agents: [{id: start}, {id: work}, {id: result}, {id: collect}, {id: item}, {id: a}, {id: b}, {id: c}, {id: d}, {id: e}]
              graph:
                nodes: [{id: team, type: flow, flow_type: {{type}}, agents: {{agents}}, task: Do it}, {id: out, type: output}]
                edges: [{from: team, to: out}]
            """);
        return result.Program.ShouldNotBeNull(string.Join('\n', result.Diagnostics));
    }
}
