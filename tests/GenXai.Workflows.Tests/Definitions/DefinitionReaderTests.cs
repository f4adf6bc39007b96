using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;
using Shouldly;
using Xunit;

namespace GenXai.Workflows.Tests.Definitions;

public sealed class DefinitionReaderTests
{
    public const string Everything = """
        name: Every thing-1.0
        description: All keys
        version: "1"
        agents:
          - id: a
            role: R
            goal: G
            backstory: B
            llm: m
            llm_provider: offline
            temperature: 0.5
            seed: 42
            max_tokens: 100
            tools: [calculator, web]
            memory: {enabled: true, type: short_term}
            behavior: {agent_type: reactive, max_iterations: 3, verbose: true}
            output_schema: {type: object, properties: {x: {type: number}}}
            fallback: [b, gpt]
            execution: {retry_count: 1, backoff_seconds: 0.5, timeout_seconds: 9, continue_on_error: true, fallback: [b]}
            cache: false
            metadata: {k: [1, 2]}
          - {id: b}
        memory: {shared: true, enabled: false, type: semantic}
        tools:
          - name: web
            description: D
            parameters: {type: object}
            requires_approval: true
            http: {method: POST, url: "https://example.com/{{ secrets.KEY }}", headers: {A: "{{ secrets.KEY }}"}, body: {q: "{{ q }}"}}
          - {name: m, mcp: {server: s, tool: t}}
        state:
          initial: {n: null, list: []}
          required: [n]
          optional: [o]
          types: {n: int}
          reducers: {list: append}
        limits: {max_iterations: 7, timeout_seconds: 60, max_tokens: 5000, max_cost_usd: 1.25}
        execution: {cancel_on_failure: false, retry_count: 2}
        trigger: {kind: schedule, config: {cron: "0 0 * * *"}}
        graph:
          nodes:
            - {id: in, type: start, description: D}
            - {id: ag, type: agent, agent: a, task: "{{ x }}", for_each: "{{ list }}", for_each_concurrency: 3, set: {v: "{{ ag }}"}, remove: [o], keep_only: [v], checkpoint: before}
            - {id: t, type: tool, tool_name: calculator, tool_params: {expression: "{{ secrets.X }}", n: 1}, compensate: {type: tool, tool: web, execution: {retry_count: 4}}}
            - {id: c, type: decision, condition: x == 1, checkpoint: true}
            - {id: l, type: loop, condition: true, max_iterations: 2, body: {type: agent, config: {agent: b, task: go}}}
            - {id: f, type: flow, flow_type: map_reduce, agents: [a, b], params: {fan_in: 4}, task: T}
            - {id: h, type: human, prompt: P, options: ["yes", 2], timeout_seconds: 5, default_response: {a: 1}, escalate_to: boss}
            - {id: w, type: wait, config: {seconds: "{{ s }}"}}
            - {id: u, type: wait, until: "2027-01-01T00:00:00Z"}
            - {id: s, type: set, values: {a: 1, b: "{{ c }}"}}
            - {id: k, type: checkpoint}
            - {id: out, type: end, output: {x: ["{{ t }}"]}}
          edges:
            - {from: in, to: ag, parallel: true, priority: -2}
            - {source: ag, target: out, condition: "not x"}
        """;

    [Fact]
    public void Load_EveryKey_IsRead()
    {
        var read = Loading.Valid(Everything);
        (read.Name, read.Version, read.Memory.Shared, read.Memory.Type).ShouldBe(("Every thing-1.0", "1", true, "semantic"));
        var agent = read.Agents[0];
        (agent.Model, agent.Temperature, agent.Seed, agent.MaxTokens, agent.Cache).ShouldBe(("m", 0.5, 42L, 100, false));
        agent.Behavior.ShouldBe(new BehaviorDefinition { AgentType = "reactive", MaxIterations = 3, Verbose = true });
        agent.Execution.Fallback!.Value.ShouldBe(["b"]);
        read.Tools[0].Http!.Value.GetProperty("method").GetString().ShouldBe("POST");
        read.State.Types.ShouldBe([new("n", "integer")]);
        read.Limits.ShouldBe(new LimitsDefinition { MaxIterations = 7, TimeoutSeconds = 60, MaxTokens = 5000, MaxCostUsd = 1.25m });
        read.Execution.CancelOnFailure.ShouldBe(false);
        read.Trigger!.Kind.ShouldBe("schedule");
        read.Edges[0].ShouldBe(new EdgeDefinition("in", "ag", null, true, -2, read.Edges[0].Location));
        read.Edges[1].Condition.ShouldBe("not x");
    }

    [Fact]
    public void Load_EveryNode_HasItsSettings()
    {
        var nodes = Loading.Valid(Everything).Nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        nodes["in"].Kind.ShouldBe(NodeKind.Input);
        nodes["ag"].Settings.ShouldBe(new AgentSettings("a", "{{ x }}"));
        (nodes["ag"].ForEach, nodes["ag"].ForEachConcurrency, nodes["ag"].Checkpoint).ShouldBe(("{{ list }}", 3, "before"));
        nodes["ag"].KeepOnly!.Value.ShouldBe(["v"]);
        ((ToolSettings)nodes["t"].Settings).Tool.ShouldBe("calculator");
        nodes["t"].Compensate!.Execution.RetryCount.ShouldBe(4);
        nodes["c"].Settings.ShouldBe(new ConditionSettings("x == 1"));
        nodes["c"].Checkpoint.ShouldBe("c");
        var loop = (LoopSettings)nodes["l"].Settings;
        (loop.Condition, loop.MaxIterations, loop.Body!.Settings).ShouldBe(("true", 2, new AgentSettings("b", "go")));
        ((HumanSettings)nodes["h"].Settings).Options.Length.ShouldBe(2);
        ((WaitSettings)nodes["w"].Settings).Seconds!.Value.GetString().ShouldBe("{{ s }}");
        nodes["k"].Settings.ShouldBe(new CheckpointSettings("k"));
        ((OutputSettings)nodes["out"].Settings).Output!.Value.GetRawText().ShouldBe("""{"x":["{{ t }}"]}""");
    }

    [Fact]
    public void Load_NullValue_CountsAsNotGivenButAsAValueWhereAnyIsOne()
    {
        var read = Loading.Valid("name: t\ndescription:\nagents:\ngraph:\n  nodes: [{id: s, type: input, config: }, {id: o, type: output, output: null}]\n  edges:");
        read.Description.ShouldBeNull();
        ((OutputSettings)read.Nodes[1].Settings).Output!.Value.ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public void Load_SameValueInBothShapes_IsAccepted()
    {
        var read = Loading.Valid(Loading.WithNode("{id: n, type: tool, tool: calculator, config: {tool_name: calculator}}"));
        ((ToolSettings)read.Nodes[1].Settings).Tool.ShouldBe("calculator");
    }

    [Fact]
    public void Load_AgentsRef_MergesFieldByFieldInlineFirst()
    {
        var files = new MemoryFiles().With("agents.yaml", """
            agents:
              - {id: x, role: X, llm_model: big, llm_temperature: 0.3, tools: [calculator]}
              - {id: y, role: Y}
              - {id: z, role: Z, goal: keep}
            """);
        var read = Loading.Valid("name: t\nagents_ref: agents.yaml\nagents:\n  - {id: z, role: Other}\n  - {id: x, llm: small, tools: []}\ngraph: {nodes: [{id: x, type: agent}]}", files);
        read.Agents.Select(agent => agent.Id).ShouldBe(["z", "x", "y"]);
        (read.Agents[0].Role, read.Agents[0].Goal).ShouldBe(("Other", "keep"));
        (read.Agents[1].Role, read.Agents[1].Model, read.Agents[1].Temperature, read.Agents[1].Tools.Length).ShouldBe(("X", "small", 0.3, 0));
    }

    [Fact]
    public void Load_LargeWorkflow_IsReadWhole()
    {
        var nodes = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"    - {{id: n{i}, type: agent, agent: a, task: 'do {{{{ input.x }}}}'}}\n"));
        var edges = string.Concat(Enumerable.Range(0, 9_999).Select(i => $"    - {{from: n{i}, to: n{i + 1}, condition: 'x == {i}'}}\n"));
        var read = Loading.Valid($"name: t\nagents: [{{id: a}}]\ngraph:\n  nodes:\n{nodes}  edges:\n{edges}");
        (read.Nodes.Length, read.Edges.Length).ShouldBe((10_000, 9_999));
    }
}
