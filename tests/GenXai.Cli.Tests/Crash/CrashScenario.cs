using System.Globalization;

namespace GenXai.Cli.Tests.Crash;

/// <summary>A workflow to be killed while it runs, with the script that makes its steps take time.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Files">Texts by file name; <c>workflow.yaml</c> is the main one.</param>
/// <param name="Script">The script's YAML.</param>
/// <param name="Answers">Answers to people's nodes, in order; a node that waits gets the next.</param>
public sealed record CrashScenario(
    string Name, IReadOnlyDictionary<string, string> Files, string Script, IReadOnlyList<(string Node, string Json)> Answers)
{
    /// <summary>Whether the run fails on the way and is retried.</summary>
    public bool IsRetried { get; init; }

    /// <summary>The master key that the data folder is sealed with; null: it is not.</summary>
    public string? Keys { get; init; }

    /// <summary>Whether the run fails in the end, and undoes what it has done.</summary>
    public bool IsUndone { get; init; }

    public const string Input = """{"numbers": [1, 2, 3, 4, 5, 6]}""";

    public static IReadOnlyList<CrashScenario> All { get; } =
        [
            Chain(), FanOut(), Loop(), Timers(), People(), Subworkflows(), Restores(), Retries(), RetriedSubworkflow(), Saga(), Map(), TypedPeople(),
            Delegation(), MapReduce(), CriticReview(),
        ];

    /// <summary>A run with large values, from a checkpoint of which it is forked.</summary>
    public static CrashScenario Large()
    {
        string[] nodes = ["each", "b", "c"];
        var of = Of("large", Workflow(
            "large",
            [
                "{id: each, type: tool, tool: big, for_each: '{{ input.numbers }}', set: {all: \"{{ each }}\"}}",
                "{id: b, type: tool, tool: step, checkpoint: point, set: {n: \"{{ b }}\"}}",
                .. Tools(["c"]),
            ],
            Path(nodes)));
        var texts = Enumerable.Range(1, 6).Select(i => $"{{json: \"{string.Concat(Enumerable.Range(0, 30_000).Select(j => (i * 7919 * j % 99991).ToString("x", CultureInfo.InvariantCulture)))}\"}}");
        return of with { Script = $"{of.Script}\n  big: [{string.Join(", ", texts)}]" };
    }

    private static CrashScenario Chain()
    {
        var nodes = Enumerable.Range(1, 12).Select(i => $"n{i}").ToList();
        return Of("chain", Workflow("chain", Tools(nodes), Path(nodes)));
    }

    private static CrashScenario FanOut()
    {
        var nodes = Enumerable.Range(1, 10).Select(i => $"p{i}").ToList();
        var edges = nodes.SelectMany(node => new[] { $"{{from: in, to: {node}, parallel: true}}", $"{{from: {node}, to: join}}" });
        return Of("fan-out", Workflow("fan-out", Tools([.. nodes, "join"]), [.. edges, "{from: join, to: out}"]));
    }

    private static CrashScenario Loop() => Of("loop", Workflow(
        "loop",
        [.. Tools(["work"]), "{id: judge, type: tool, tool: judge}"],
        ["{from: in, to: work}", "{from: work, to: judge}", "{from: judge, to: work, condition: again == true}", "{from: judge, to: out}"]));

    private static CrashScenario Timers()
    {
        string[] nodes = ["a", "w1", "b", "w2", "c"];
        return Of("timers", Workflow(
            "timers",
            [.. Tools(["a", "b", "c"]), "{id: w1, type: wait, seconds: 0.3}", "{id: w2, type: wait, seconds: 0.3}"],
            Path(nodes)));
    }

    private static CrashScenario People()
    {
        string[] nodes = ["a", "ask", "b", "again", "c"];
        return Of("people", Workflow(
            "people",
            [.. Tools(["a", "b", "c"]), "{id: ask, type: human, prompt: Go on?}", "{id: again, type: human, prompt: And on?}"],
            Path(nodes))) with
        {
            Answers = [("ask", "\"yes\""), ("again", "{\"sure\": true}")],
        };
    }

    // Twice back to the checkpoint, then on.
    private static CrashScenario Restores()
    {
        string[] nodes = ["a", "b", "bad", "c"];
        return Of("restores", Workflow(
            "restores",
            [
                .. Tools(["a", "c"]),
                "{id: b, type: tool, tool: step, checkpoint: point, set: {n: \"{{ b }}\"}}",
                "{id: bad, type: tool, tool: flaky, on_failure: {restore: point, max_attempts: 2}}",
            ],
            Path(nodes)));
    }

    // Fails twice, and is retried as often.
    private static CrashScenario Retries()
    {
        string[] nodes = ["a", "bad", "each", "c"];
        return Of("retries", Workflow(
            "retries",
            [
                .. Tools(["a", "c"]),
                "{id: bad, type: tool, tool: flaky, checkpoint: point}",
                "{id: each, type: tool, tool: step, for_each: '{{ input.numbers }}'}",
            ],
            Path(nodes))) with
        {
            IsRetried = true,
        };
    }

    // The sub-workflow fails on its way, and the run is retried.
    private static CrashScenario RetriedSubworkflow()
    {
        var main = Workflow("parent", ["{id: sub, type: subgraph, workflow: part.yaml}", .. Tools(["last"])], Path(["sub", "last"]));
        var part = Workflow("part", [.. Tools(["x", "y"]), "{id: bad, type: tool, tool: flaky}"], Path(["x", "bad", "y"]));
        return Of("retried sub-workflow", main) with
        {
            Files = new Dictionary<string, string>(StringComparer.Ordinal) { ["workflow.yaml"] = main, ["part.yaml"] = part },
            IsRetried = true,
        };
    }

    // Fails at its end, and undoes each node, each element and a sub-workflow that undoes itself.
    private static CrashScenario Saga()
    {
        const string undo = "compensate: {type: tool, tool: step, execution: {retry_count: 2, timeout_seconds: 30}}";
        string[] nodes = ["a", "sub", "each", "bad"];
        var main = Workflow(
            "saga",
            [
                $"{{id: a, type: tool, tool: step, {undo}}}",
                "{id: sub, type: subgraph, workflow: part.yaml}",
                $"{{id: each, type: tool, tool: step, for_each: '{{{{ input.numbers }}}}', for_each_concurrency: 3, {undo}}}",
                "{id: bad, type: tool, tool: broken}",
            ],
            Path(nodes));
        var part = Workflow("part", [$"{{id: x, type: tool, tool: step, {undo}}}", $"{{id: y, type: tool, tool: step, {undo}}}"], Path(["x", "y"]));
        return Of("saga", main) with
        {
            Files = new Dictionary<string, string>(StringComparer.Ordinal) { ["workflow.yaml"] = main, ["part.yaml"] = part },
            IsUndone = true,
        };
    }

    // Some elements fail and stand as failures; the workers take others meanwhile.
    private static CrashScenario Map() => Of("map", Workflow(
        "map",
        ["{id: each, type: tool, tool: picky, tool_params: {x: '{{ item }}'}, for_each: '{{ input.numbers }}', for_each_key: 'k{{ item }}', for_each_concurrency: 2, failure_mode: continue}", .. Tools(["last"])],
        Path(["each", "last"])));

    // In a sub-workflow, with a typed answer, and reminders that come and go with the processes.
    private static CrashScenario TypedPeople()
    {
        var main = Workflow(
            "asks",
            ["{id: sub, type: subgraph, workflow: part.yaml, input: '{{ input }}'}", .. Tools(["last"])],
            Path(["sub", "last"]));
        var part = Workflow(
            "asking",
            [
                .. Tools(["x"]),
                "{id: ask, type: human, prompt: How many?, schema: {type: integer}, remind_every_seconds: 0.1, max_reminders: 3}",
                .. Tools(["y"]),
            ],
            Path(["x", "ask", "y"]));
        return Of("typed-people", main) with
        {
            Files = new Dictionary<string, string>(StringComparer.Ordinal) { ["workflow.yaml"] = main, ["part.yaml"] = part },
            Answers = [("sub/ask", "3")],
        };
    }

    private static CrashScenario Subworkflows()
    {
        var main = Workflow(
            "parent",
            [
                "{id: each, type: subgraph, workflow: part.yaml, input: '{{ item }}', for_each: '{{ input.numbers }}', for_each_concurrency: 3}",
                .. Tools(["last"]),
            ],
            Path(["each", "last"]));
        var part = Workflow("part", Tools(["x", "y"]), Path(["x", "y"]));
        return Of("sub-workflows", main) with
        {
            Files = new Dictionary<string, string>(StringComparer.Ordinal) { ["workflow.yaml"] = main, ["part.yaml"] = part },
        };
    }

    // Tasks with dependencies, a pool that follows its queue.
    private static CrashScenario Delegation() => Agents(
        "cdw",
        "flow_type: cdw, agents: [chief, planner, ann, bob, editor], params: {tasks_per_worker: 2, max_workers: 4}",
        """
          chief: [{json: {success_criteria: [complete]}, delay_ms: 30}, {json: {action: accept, unmet: [], feedback: fine}, delay_ms: 30}]
          planner:
            - delay_ms: 30
              json:
                tasks:
                  - {id: a, task: A, depends_on: []}
                  - {id: b, task: B, depends_on: []}
                  - {id: c, task: C, depends_on: [a, b]}
                  - {id: d, task: D, depends_on: []}
                  - {id: e, task: E, depends_on: [c]}
                  - {id: f, task: F, depends_on: []}
          ann: [{text: done, delay_ms: 45}]
          bob: [{text: done, delay_ms: 25}]
          editor: [{json: {result: all, checked: [], conflicts: [], confidence: 1}, delay_ms: 30}]
        """);

    private static CrashScenario MapReduce() => Agents(
        "map-reduce",
        "flow_type: map_reduce, agents: [ann, bob, editor], params: {items: '{{ input.numbers }}', shard_size: 1, fan_in: 2, max_concurrency: 2}",
        """
          ann: [{text: read, delay_ms: 35}]
          bob: [{text: read, delay_ms: 25}]
          editor: [{text: sum, delay_ms: 30}]
        """);

    private static CrashScenario CriticReview() => Agents(
        "critic-review",
        "flow_type: critic_review, agents: [ann, bob, editor], params: {max_iterations: 5}",
        """
          ann: [{text: one, delay_ms: 30}, {text: two, delay_ms: 30}, {text: three, delay_ms: 30}]
          bob: [{json: {accept: false, feedback: no}, delay_ms: 40, times: 2}, {json: {accept: true, feedback: yes}, delay_ms: 30}]
          editor: [{json: {accept: true, feedback: ok}, delay_ms: 30}]
        """);

    private static CrashScenario Agents(string name, string flow, string model)
    {
        var agents = string.Join(", ", ((string[])["chief", "planner", "ann", "bob", "editor"]).Select(id => $"{{id: {id}}}"));
        var workflow = Workflow(name, [$"{{id: team, type: flow, {flow}}}", .. Tools(["last"])], Path(["team", "last"]))
            .Replace("  graph:", $"  agents: [{agents}]\n  graph:", StringComparison.Ordinal);
        var scenario = Of(name, workflow);
        return scenario with { Script = $"{scenario.Script}\nmodel:\n{model}\n" };
    }

    private static CrashScenario Of(string name, string workflow) => new(
        name,
        new Dictionary<string, string>(StringComparer.Ordinal) { ["workflow.yaml"] = workflow },
        """
        tools:
          step: [{json: 1, delay_ms: 40}, {json: 2, delay_ms: 25}, {json: 3, delay_ms: 60}, {json: 4, delay_ms: 30}]
          flaky: [{error: down, delay_ms: 30, times: 2}, {json: up, delay_ms: 30}]
          broken: [{error: broken, kind: permanent, delay_ms: 20}]
          picky: [{json: a, delay_ms: 30}, {error: no, kind: permanent, delay_ms: 20}, {json: c, delay_ms: 50}]
          judge: [{json: {again: true}, delay_ms: 20, times: 6}, {json: {again: false}}]
        """,
        []);

    private static IEnumerable<string> Tools(IEnumerable<string> ids) => ids.Select(id => $"{{id: {id}, type: tool, tool: step}}");

    private static IEnumerable<string> Path(IEnumerable<string> ids)
    {
        string[] all = ["in", .. ids, "out"];
        return all.Zip(all.Skip(1), (from, to) => $"{{from: {from}, to: {to}}}");
    }

    private static string Workflow(string name, IEnumerable<string> nodes, IEnumerable<string> edges) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""
        workflow:
          name: {{{name}}}
          graph:
            nodes:
              - {id: in, type: input}
              - {id: out, type: output, output: "{{ nodes }}"}
        {{{string.Concat(nodes.Select(node => $"      - {node}\n"))}}}
            edges:
        {{{string.Concat(edges.Select(edge => $"      - {edge}\n"))}}}
        """);
}
