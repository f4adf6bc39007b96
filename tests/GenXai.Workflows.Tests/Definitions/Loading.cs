using System.Collections.Immutable;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Loading;
using GenXai.Workflows.Validation;
using Shouldly;

namespace GenXai.Workflows.Tests.Definitions;

/// <summary>Short ways to load definitions in tests.</summary>
internal static class Loading
{
    public static readonly LoadOptions Options = new()
    {
        KnownTools = ImmutableSortedSet.Create(StringComparer.Ordinal, "calculator", "human_input", "text_analyzer"),
    };

    /// <summary>Loads a file <c>w.yaml</c> of that text.</summary>
    public static LoadResult Text(string text, MemoryFiles? files = null) =>
        WorkflowLoader.Load("w.yaml", (files ?? new MemoryFiles()).With("w.yaml", text), Options);

    /// <summary>Loads a workflow whose keys are given without the outer one, indented by nothing.</summary>
    public static LoadResult Workflow(string body, MemoryFiles? files = null) => Text(Wrap(body), files);

    public static WorkflowDefinition Valid(string body, MemoryFiles? files = null)
    {
        var result = Workflow(body, files);
        result.Program.ShouldNotBeNull(string.Join('\n', result.Diagnostics));
        return result.Program.Workflows[result.Program.Main];
    }

    public static Diagnostic Single(LoadResult result)
    {
        result.Diagnostics.Length.ShouldBe(1, string.Join('\n', result.Diagnostics));
        return result.Diagnostics[0];
    }

    public static string Wrap(string body) => "workflow:\n" + string.Concat(body.Split('\n').Select(line => $"  {line}\n"));

    /// <summary>A workflow with one more node, in flow style, beside an input node.</summary>
    public static string WithNode(string node) => $"name: t\nagents: [{{id: a}}]\ngraph:\n  nodes:\n    - {{id: s, type: input}}\n    - {node}\n  edges: []";
}
