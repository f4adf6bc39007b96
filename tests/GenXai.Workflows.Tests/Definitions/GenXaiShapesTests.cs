using System.Collections.Immutable;
using GenXai.Workflows.Definitions.Loading;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Definitions.Yaml;
using GenXai.Workflows.Validation;
using Shouldly;
using Xunit;

namespace GenXai.Workflows.Tests.Definitions;

/// <summary>The shapes in which GenXAI's own files are written, in words of our own.</summary>
public sealed class GenXaiShapesTests
{
    [Fact]
    public void Load_AgentsRefFromTheWorkingDirectory_IsFoundAboveTheFile()
    {
        const string Flow = """
            workflow:
              name: "Triage"
              agents_ref: "flows/agents/team.yaml"

              agents:
                - id: "sorter"
                  role: "Sorter"
                  llm: "small"
                  tools: ["text_analyzer"]

              graph:
                nodes:
                  - id: "start"
                    type: "input"
                  - id: "sort"
                    type: "agent"
                    agent: "sorter"
                  - id: "end"
                    type: "output"
                edges:
                  - from: "start"
                    to: "sort"
                  - from: "sort"
                    to: "end"
                    condition: "category in ['technical', 'billing']"
            """;
        const string Team = """
            agents:
              - id: "sorter"
                role: "Old role"
                goal: "Sort requests."
                llm_provider: "openai"
                llm_model: "big"
                llm_temperature: 0.3
                memory:
                  enabled: true
                  type: "short_term"
                behavior:
                  agent_type: "reactive"
                  max_iterations: 5
            """;
        var files = new MemoryFiles().With("flows/triage.yaml", Flow).With("flows/agents/team.yaml", Team);
        var program = WorkflowLoader.Load("flows/triage.yaml", files, Loading.Options).Program.ShouldNotBeNull();
        var agent = program.Workflows[program.Main].Agents.ShouldHaveSingleItem();
        (agent.Role, agent.Goal, agent.Model, agent.Provider, agent.Temperature).ShouldBe(("Sorter", "Sort requests.", "small", "openai", 0.3));
        (agent.Memory!.Type, agent.Behavior.MaxIterations).ShouldBe(("short_term", 5));
        program.Bundle.Files.Keys.ShouldBe(["agents/team.yaml", "triage.yaml"]);
    }

    [Fact]
    public void Load_Composition_TakesDeclaredToolsLoopsAndSubgraphs()
    {
        const string Body = """
            name: "Orchestrator"
            agents: [{id: "router_agent", role: "Router", llm: "x", temperature: 0.0, seed: 42}]
            tools:
              - name: "sql_query"
                description: "Run a query"
            graph:
              nodes:
                - {id: "start", type: "input"}
                - {id: "route", type: "condition", condition: "route_rule"}
                - {id: "support_subflow", type: "subgraph", workflow_id: "support_subflow"}
                - {id: "query_db", type: "tool", tool_name: "sql_query"}
                - {id: "retry", type: "loop", condition: "retry_needed", max_iterations: 2}
                - {id: "router", type: "agent", agent: "router_agent"}
              edges:
                - {from: "start", to: "route"}
                - {from: "route", to: "support_subflow", condition: "route == 'support'"}
                - {from: "support_subflow", to: "query_db"}
                - {from: "query_db", to: "retry"}
                - {from: "retry", to: "query_db", condition: "retry_needed == true"}
                - {from: "retry", to: "router", parallel: true}
            """;
        var node = YamlReader.Read("{name: sub, graph: {nodes: [{id: s, type: input}], edges: []}}", "x.test.yaml", new DiagnosticBag())!;
        var options = Loading.Options with
        {
            Workflows = ImmutableSortedDictionary.Create<string, InlineDefinition>(StringComparer.Ordinal).Add("support_subflow", new InlineDefinition("support_subflow", node, "x.test.yaml")),
        };
        var program = WorkflowLoader.Load("w.yaml", new MemoryFiles().With("w.yaml", Loading.Wrap(Body)), options).Program.ShouldNotBeNull();
        program.Subworkflows["w.yaml|support_subflow"].ShouldBe("inline/support_subflow.json");
        program.Workflows["w.yaml"].Nodes[4].Settings.ShouldBe(new LoopSettings("retry_needed", 2));
    }

    [Fact]
    public void Load_PersonAsATool_HasItsParameters()
    {
        var read = Loading.Valid(Loading.WithNode("{id: ask, type: tool, tool: human_input, tool_params: {prompt: 'What do you need?'}}"));
        ((ToolSettings)read.Nodes[1].Settings).Params!.Value.GetProperty("prompt").GetString().ShouldBe("What do you need?");
    }

    [Fact]
    public void Load_SharedMemoryAndAgentsByNodeId_AreTaken()
    {
        var read = Loading.Valid("name: Shared\nmemory:\n  shared: true\nagents:\n  - {id: writer, llm_model: m}\ngraph:\n  nodes:\n    - {id: writer, type: agent}\n  edges: []");
        read.Memory.Shared.ShouldBeTrue();
        read.Nodes[0].Settings.ShouldBe(new AgentSettings("writer"));
    }
}
