using System.Globalization;

namespace GenXai.Integration.Tests.Cost;

/// <summary>What is measured.</summary>
internal static class CostWorkloads
{
    private static readonly string Large = new('x', 20 * 1024);

    public static IReadOnlyList<CostWorkload> All { get; } =
    [
        new("chain of agents", "agent", units => Chain(units, id => $"{{id: {id}, type: agent}}")),
        new("fan-out of agents, joined", "agent", units => FanOut(units)),
        new("chain of agents with two tools each", "agent", WithTools),
        new("chain of agents whose replies have 20 KiB", "agent", units => Chain(
            units, id => $"{{id: {id}, type: agent}}", $"model: {{{string.Join(", ", Ids(units).Select(id => $"{id}: [{Large}]"))}}}")),
        new("fan-out of agents whose replies have 20 KiB, joined", "agent", units => FanOut(
            units, $"model: {{{string.Join(", ", Ids(units).Select(id => $"{id}: [{Large}]"))}}}")),
        new("chain of agents that share a memory", "agent", units => Chain(
            units, id => $"{{id: {id}, type: agent}}", agent: "memory: {enabled: true}", workflow: "memory: {shared: true}, ")),
        new("chain of memory_write and memory_read", "two nodes", units => Chain(
            2 * units,
            id => Number(id) % 2 == 0
                ? $"{{id: {id}, type: tool, tool: memory_write, tool_params: {{key: k, value: 1}}}}"
                : $"{{id: {id}, type: tool, tool: memory_read, tool_params: {{key: k}}}}",
            workflow: "memory: {shared: true}, ")),
        new("chain of tool nodes", "node", units => Chain(units, id => $"{{id: {id}, type: tool, tool: stub}}", "tools: {stub: [{json: 1}]}")),
        new("chain of state writes, conditions and checkpoints", "three nodes", units => Chain(
            3 * units, id => (Number(id) % 3) switch
            {
                0 => $"{{id: {id}, type: set, values: {{n: 1}}}}",
                1 => $"{{id: {id}, type: condition}}",
                _ => $"{{id: {id}, type: checkpoint}}",
            })),
        new("for_each over a list, ten at a time", "element", ForEach),
        new("chain of durable timers", "timer", units => Chain(units, id => $"{{id: {id}, type: wait, seconds: 5}}")),
        new("chain of people", "answer", units => Chain(
            units,
            id => $"{{id: {id}, type: human, prompt: Well?}}",
            $"respond: {{{string.Join(", ", Ids(units).Select(id => $"{id}: yes"))}}}")),
        new("flow critic_review", "round of author and critic", CriticReview) { IsSubRun = true },
        new("flow map_reduce, one reduction of all", "part", MapReduce) { IsSubRun = true },
    ];

    private static string CriticReview(int units)
    {
        var verdicts = Enumerable.Range(1, units).Select(round => $"{{json: {{accept: {(round == units ? "true" : "false")}, feedback: more}}}}");
        return Test(
            $"{{id: flow, type: flow, flow_type: critic_review, agents: [author, critic], task: Write, params: {{max_iterations: {units}}}}}",
            "{from: in, to: flow}, {from: flow, to: out}",
            $"model: {{author: [draft], critic: [{string.Join(", ", verdicts)}]}}",
            "{id: author}, {id: critic}");
    }

    private static string MapReduce(int units) => Test(
        $"{{id: flow, type: flow, flow_type: map_reduce, agents: [reader, reducer], task: Sum up, params: {{items: '{{{{ input.list }}}}', shard_size: 1, fan_in: {units}}}}}",
        "{from: in, to: flow}, {from: flow, to: out}",
        $"model: {{reader: [read], reducer: [reduced]}}, input: {{list: [{string.Join(", ", Enumerable.Range(0, units))}]}}",
        "{id: reader}, {id: reducer}");

    private static string WithTools(int units)
    {
        const string Round = "{tool_calls: [{name: stub, arguments: {}}, {name: stub, arguments: {}}]}";
        var model = string.Join(", ", Ids(units).Select(id => $"{id}: [{Round}, done]"));
        return Chain(units, id => $"{{id: {id}, type: agent}}", $"model: {{{model}}}, tools: {{stub: [{{json: 1}}]}}", "tools: [stub]");
    }

    private static string ForEach(int units) => Test(
        "{id: each, type: tool, tool: stub, for_each: '{{ input.list }}', for_each_concurrency: 10}",
        "{from: in, to: each}, {from: each, to: out}",
        $"tools: {{stub: [{{json: 1}}]}}, input: {{list: [{string.Join(", ", Enumerable.Repeat("1", units))}]}}");

    private static string FanOut(int units, string test = "")
    {
        var edges = Ids(units).Select(id => $"{{from: in, to: {id}, parallel: true}}, {{from: {id}, to: out}}");
        return Test(
            string.Join(", ", Ids(units).Select(id => $"{{id: {id}, type: agent}}")),
            string.Join(", ", edges),
            test,
            agents: string.Join(", ", Ids(units).Select(id => $"{{id: {id}}}")));
    }

    private static string Chain(int units, Func<string, string> node, string test = "", string agent = "", string workflow = "")
    {
        string[] path = ["in", .. Ids(units), "out"];
        return Test(
            string.Join(", ", Ids(units).Select(node)),
            string.Join(", ", path.Zip(path.Skip(1), (from, to) => $"{{from: {from}, to: {to}}}")),
            test,
            string.Join(", ", Ids(units).Select(id => $"{{id: {id}{(agent.Length == 0 ? "" : ", " + agent)}}}")),
            workflow);
    }

    private static string Test(string nodes, string edges, string test = "", string agents = "", string workflow = "") => $$$"""
        tests:
          - {name: cost, workflow: {name: cost, {{{workflow}}}agents: [{{{agents}}}], graph: {nodes: [{id: in, type: input}, {{{nodes}}}, {id: out, type: output}], edges: [{{{edges}}}]} }, {{{(test.Length == 0 ? "" : test + ", ")}}}expect: {status: completed} }
        """;

    private static IEnumerable<string> Ids(int units) =>
        Enumerable.Range(0, units).Select(i => string.Create(CultureInfo.InvariantCulture, $"n{i}"));

    private static int Number(string id) => int.Parse(id.AsSpan(1), CultureInfo.InvariantCulture);
}
