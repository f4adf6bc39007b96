using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;

namespace GenXai.Bench;

/// <summary>Workflows whose nodes do nothing, so that the host is what is measured.</summary>
internal static class Workloads
{
    /// <summary>The tool that all nodes call.</summary>
    public const string Tool = "no_op";

    public static WorkflowDefinition Chain(int length) => Make(
        "chain",
        Enumerable.Range(0, length).Select(Node),
        Enumerable.Range(1, length - 1).Select(i => new EdgeDefinition(Id(i - 1), Id(i))));

    public static WorkflowDefinition FanOut(int width) => Make(
        "fan-out",
        [Start, .. Enumerable.Range(0, width).Select(Node), Node(width)],
        [
            .. Enumerable.Range(0, width).Select(i => new EdgeDefinition(Start.Id, Id(i), Parallel: true)),
            .. Enumerable.Range(0, width).Select(i => new EdgeDefinition(Id(i), Id(width))),
        ]);

    /// <summary>A node that goes back to itself; the tool's answer says for how long.</summary>
    public static WorkflowDefinition Loop(int passes) => Make(
        "loop", [Node(0)], [new EdgeDefinition(Id(0), Id(0), $"n0 < {passes}")]) with
    {
        Limits = new LimitsDefinition { MaxIterations = passes + 1 },
    };

    /// <summary>One node that runs once per element of the input's list.</summary>
    public static WorkflowDefinition Map(int concurrency) => Make(
        "map",
        [Start, Node(0) with { ForEach = "{{ input.items }}", ForEachConcurrency = concurrency }, End],
        [new EdgeDefinition(Start.Id, Id(0)), new EdgeDefinition(Id(0), End.Id)]);

    private static NodeDefinition End { get; } =
        new() { Id = "end", Kind = NodeKind.Output, Settings = new OutputSettings() };

    private static NodeDefinition Start { get; } =
        new() { Id = "start", Kind = NodeKind.Input, Settings = new InputSettings() };

    private static string Id(int index) => $"n{index}";

    private static NodeDefinition Node(int index) =>
        new() { Id = Id(index), Kind = NodeKind.Tool, Settings = new ToolSettings(Tool) };

    private static WorkflowDefinition Make(
        string name, IEnumerable<NodeDefinition> nodes, IEnumerable<EdgeDefinition> edges) => new()
        {
            Name = name,
            Nodes = [.. nodes],
            Edges = [.. edges],
        };
}
