using System.Globalization;

namespace GenXai.Cli.Tests.Crash.Models;

/// <summary>A workflow of agents to be killed while it runs.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Files">Texts by file name; <c>workflow.yaml</c> is the main one.</param>
internal sealed record ModelScenario(string Name, IReadOnlyDictionary<string, string> Files)
{
    private const string Agents = """
          agents:
            - {id: plain, role: Writer, goal: Write, llm: gpt-4o}
            - {id: tooled, role: Clerk, goal: Count, llm: gpt-4o, tools: [calculator]}
            - {id: reader, role: Reader, goal: Read on, llm: patient, tools: [calculator], behavior: {max_iterations: 12}}
            - {id: busy, role: Clerk, goal: Wait, llm: busy}
        """;

    public static IReadOnlyList<ModelScenario> All { get; } =
    [
        Of("tools", ["{id: a, agent: tooled}", "{id: b, agent: tooled}", "{id: c, agent: plain}"], Path("a", "b", "c")),
        Of(
            "parallel",
            [.. Enumerable.Range(1, 5).Select(i => $"{{id: p{i}, agent: {(i % 2 == 0 ? "tooled" : "plain")}}}"), "{id: join, agent: plain}"],
            [.. Enumerable.Range(1, 5).SelectMany(i => new[] { $"{{from: in, to: p{i}, parallel: true}}", $"{{from: p{i}, to: join}}" }), "{from: join, to: out}"]),
        Subworkflows(),
        Of(
            "elements",
            ["{id: each, agent: tooled, task: 'Count {{ item }}', for_each: '{{ input.numbers }}', for_each_concurrency: 3}"],
            Path("each")),
        // Of the requests, all but the first two refer to the conversation before them.
        Of("a long conversation", ["{id: a, agent: reader}", "{id: b, agent: plain}"], Path("a", "b")),
        Of("too many requests", ["{id: a, agent: busy}", "{id: b, agent: tooled}"], Path("a", "b")),
    ];

    /// <summary>Whether it is asked of Azure OpenAI.</summary>
    public bool Azure => Name == "elements";

    private static ModelScenario Subworkflows()
    {
        var main = Workflow(
            "parent",
            [
                "{id: each, type: subgraph, workflow: part.yaml, input: '{{ item }}', for_each: '{{ input.numbers }}', for_each_concurrency: 2}",
                "{id: last, type: agent, agent: plain}",
            ],
            Path("each", "last"));
        var part = Workflow("part", ["{id: x, type: agent, agent: tooled}", "{id: y, type: agent, agent: plain}"], Path("x", "y"));
        return new ModelScenario(
            "sub-workflows",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["workflow.yaml"] = main, ["part.yaml"] = part });
    }

    private static ModelScenario Of(string name, IEnumerable<string> agents, IEnumerable<string> edges) => new(
        name,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["workflow.yaml"] = Workflow("agents", agents.Select(agent => agent.Replace("{id", "{type: agent, id", StringComparison.Ordinal)), edges),
        });

    private static IEnumerable<string> Path(params string[] ids)
    {
        string[] all = ["in", .. ids, "out"];
        return all.Zip(all.Skip(1), (from, to) => $"{{from: {from}, to: {to}}}");
    }

    private static string Workflow(string name, IEnumerable<string> nodes, IEnumerable<string> edges) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""
        workflow:
          name: {{{name}}}
        {{{Agents}}}
          graph:
            nodes:
              - {id: in, type: input}
              - {id: out, type: output}
        {{{string.Concat(nodes.Select(node => $"      - {node}\n"))}}}
            edges:
        {{{string.Concat(edges.Select(edge => $"      - {edge}\n"))}}}
        """);
}
