using System.Collections.Immutable;
using GenXai.Workflows.Definitions.Loading;
using GenXai.Workflows.Tests.Definitions;
using GenXai.Workflows.Validation;
using Shouldly;
using Xunit;

namespace GenXai.Workflows.Tests.Validation;

/// <summary>Each code, with its place (the column from the start of the node) and the words that help.</summary>
public sealed class DiagnosticsTests
{
    [Theory]
    [InlineData("{id: n, type: human, promt: x}", "unknown_key", 22, "Did you mean 'prompt'?")]
    [InlineData("{id: n, type: human, task: x}", "unknown_key", 22, "belongs to type agent, flow")]
    [InlineData("{id: n, type: human, config: {id: m}}", "unknown_key", 31, "stands beside 'config'")]
    [InlineData("{id: n, type: tool}", "missing_key", 1, "'tool'")]
    [InlineData("{id: n}", "missing_key", 1, "'type'")]
    [InlineData("{type: wait, seconds: 1}", "missing_key", 1, "'id'")]
    [InlineData("{id: n, type: wait}", "missing_key", 1, "'seconds'")]
    [InlineData("{id: n, type: wait, seconds: 1, until: '2027-01-01'}", "conflicting_values", 33, "both")]
    [InlineData("{id: n, type: wait, until: tomorrow}", "unknown_value", 28, "ISO 8601")]
    [InlineData("{id: n, type: wait, seconds: -1}", "unknown_value", 30, "from 0")]
    [InlineData("{id: n, type: agnet}", "unknown_value", 15, "Did you mean 'agent'?")]
    [InlineData("{id: n, type: loop, max_iterations: two}", "wrong_type", 37, "whole number")]
    [InlineData("{id: n, type: loop, max_iterations: 1.5}", "wrong_type", 37, "whole number")]
    [InlineData("{id: n, type: loop, max_iterations: 0}", "unknown_value", 37, "from 1")]
    [InlineData("{id: n, type: human, prompt: 5}", "wrong_type", 30, "put it in quotes")]
    [InlineData("{id: n, type: agent, agent: a, execution: {continue_on_error: yes}}", "wrong_type", 63, "write true or false")]
    [InlineData("{id: n, type: agent, agent: a, execution: {retry_count: '3'}}", "wrong_type", 57, "without quotes")]
    [InlineData("[n, agent]", "wrong_type", 1, "must be an object")]
    [InlineData("{id: s, type: output}", "duplicate_node_id", 6, "line 6")]
    [InlineData("{id: n, type: agent, agent: b}", "unknown_agent", 29, "Did you mean 'a'?")]
    [InlineData("{id: n, type: agent}", "unknown_agent", 1, "its own id")]
    [InlineData("{id: n, type: loop, body: {type: agent, agent: zzz}}", "unknown_agent", 48, "zzz")]
    [InlineData("{id: n, type: flow, flow_type: parallel, agents: [a, zzz]}", "unknown_agent", 54, "zzz")]
    [InlineData("{id: n, type: flow, flow_type: paralel, agents: [a]}", "unknown_flow", 32, "Did you mean 'parallel'?")]
    [InlineData("{id: n, type: flow, flow_type: parallel, agents: []}", "missing_key", 50, "at least one")]
    [InlineData("{id: n, type: flow, flow_type: router, agents: [a]}", "missing_key", 48, "needs at least 2 agents")]
    [InlineData("{id: n, type: flow, flow_type: cdw, agents: [a]}", "missing_key", 45, "the coordinator, the delegator, the workers, the aggregator")]
    [InlineData("{id: n, type: flow, flow_type: parallel, agents: [a, a]}", "duplicate_agent_id", 54, "twice")]
    [InlineData("{id: n, type: flow, flow_type: parallel, agents: [a], params: {failure_mod: continue}}", "unknown_key", 64, "Did you mean 'failure_mode'?")]
    [InlineData("{id: n, type: flow, flow_type: parallel, agents: [a], params: {failure_mode: contnue}}", "unknown_value", 78, "Did you mean 'continue'?")]
    [InlineData("{id: n, type: flow, flow_type: round_robin, agents: [a], params: {rounds: 0}}", "unknown_value", 75, "from 1")]
    [InlineData("{id: n, type: flow, flow_type: round_robin, agents: [a], params: {rounds: two}}", "wrong_type", 75, "whole number")]
    [InlineData("{id: n, type: flow, flow_type: ensemble_voting, agents: [a], params: {weights: {b: 2}}}", "unknown_agent", 84, "a key of 'weights' is 'b'")]
    [InlineData("{id: n, type: flow, flow_type: ensemble_voting, agents: [a], params: {quorum: 2}}", "conflicting_values", 79, "more than the 1 agents")]
    [InlineData("{id: n, type: flow, flow_type: ensemble_voting, agents: [a], params: {options: [x], field: y}}", "conflicting_values", 92, "asks for the vote itself")]
    [InlineData("{id: n, type: flow, flow_type: router, agents: [a], params: {routes: [{agent: b, when: x}]}}", "unknown_agent", 79, "the agent of a route is 'b'")]
    [InlineData("{id: n, type: flow, flow_type: router, agents: [a], params: {routes: [{agent: a, when: 'x =='}]}}", "bad_condition", 0, "")]
    [InlineData("{id: n, type: flow, flow_type: router, agents: [a], params: {routes: [{agent: a, when: input.x}]}}", "bad_condition", 88, "fields of what reached the flow")]
    [InlineData("{id: n, type: flow, flow_type: router, agents: [a], params: {routes: [{agent: a}]}}", "missing_key", 71, "'when'")]
    [InlineData("{id: n, type: flow, flow_type: parallel, agents: [a], execution: {fallback: [gpt]}}", "unknown_agent", 78, "must be an agent")]
    [InlineData("{id: n, type: tool, tool: calculater}", "unknown_tool", 27, "Did you mean 'calculator'?")]
    [InlineData("{id: n, type: loop, body: {type: tool, tool: zzz}}", "unknown_tool", 46, "zzz")]
    [InlineData("{id: n, type: input, compensate: {type: tool, tool: zzz}}", "unknown_tool", 53, "zzz")]
    [InlineData("{id: n, type: subgraph, workflow_id: zzz}", "unknown_workflow", 38, "zzz")]
    [InlineData("{id: n, type: subgraph, workflow: w.yaml}", "recursive_subworkflow", 35, "t -> t")]
    [InlineData("{id: n, type: condition, condition: 'a == '}", "bad_condition", 0, "")]
    [InlineData("{id: n, type: condition, condition: 'secrets.X == 1'}", "bad_condition", 38, "secrets")]
    [InlineData("{id: n, type: human, prompt: 'a {{ b | frob }}'}", "bad_template", 0, "frob")]
    [InlineData("{id: n, type: output, output: {x: ['{{ secrets.K }}']}}", "bad_template", 40, "secrets")]
    [InlineData("{id: state, type: output}", "reserved_id", 6, "state_node")]
    [InlineData("{id: 1n, type: output}", "bad_name", 6, "letters")]
    [InlineData("{id: n, type: tool, tool: calculator, tool_name: human_input}", "conflicting_values", 39, "'tool'")]
    [InlineData("{id: n, type: human, prompt: a, config: {prompt: b}}", "conflicting_values", 42, "line 7")]
    [InlineData("{id: n, type: human, prompt: .nan}", "wrong_type", 30, "number")]
    [InlineData("{id: n, type: human, id: n}", "yaml_syntax", 22, "twice")]
    public void Load_FaultInANode_IsReported(string node, string code, int column, string words)
    {
        var fault = Loading.Single(Loading.Workflow(Loading.WithNode(node)));
        fault.Code.ShouldBe(code);
        fault.Location.Line.ShouldBe(7);
        if (column > 0)
        {
            fault.Location.Column.ShouldBe(8 + column);
        }

        fault.Message.ShouldContain(words);
        fault.ToString().ShouldStartWith("w.yaml:7:");
    }

    [Theory]
    [InlineData("", "missing_key")]
    [InlineData("- a", "wrong_type")]
    [InlineData("just text", "wrong_type")]
    [InlineData("graph: {nodes: []}", "missing_key")]
    [InlineData("worklfow: {name: a}", "unknown_key")]
    [InlineData("workflow:", "missing_key")]
    [InlineData("workflow: []", "wrong_type")]
    [InlineData("workflow: {name: a, graph: {nodes: []}}", "empty_graph")]
    [InlineData("workflow: {name: a, graph: {nodes: [], edges: {}}}", "empty_graph,wrong_type")]
    [InlineData("workflow: {name: a/b, graph: {nodes: [{id: s, type: input}]}}", "bad_name")]
    [InlineData("workflow: {name: a, version: 1.0, graph: {nodes: [{id: s, type: input}]}}", "wrong_type")]
    [InlineData("workflow: {name: a, agents: [{id: a}, {id: a}], graph: {nodes: [{id: s, type: input}]}}", "duplicate_agent_id")]
    [InlineData("workflow: {name: a, agents: [{id: a b}], graph: {nodes: [{id: s, type: input}]}}", "bad_name")]
    [InlineData("workflow: {name: a, agents: [{id: a, llm: x, llm_model: y}], graph: {nodes: [{id: s, type: input}]}}", "conflicting_values")]
    [InlineData("workflow: {name: a, agents: [{id: a, temperature: 2.5}], graph: {nodes: [{id: s, type: input}]}}", "unknown_value")]
    [InlineData("workflow: {name: a, agents: [{id: a, llm_provider: openia}], graph: {nodes: [{id: s, type: input}]}}", "unknown_value")]
    [InlineData("workflow: {name: a, agents: [{id: a, tools: [zzz]}], graph: {nodes: [{id: s, type: input}]}}", "unknown_tool")]
    [InlineData("workflow: {name: a, agents: [{id: a, output_schema: {type: strin}}], graph: {nodes: [{id: s, type: input}]}}", "bad_schema")]
    [InlineData("workflow: {name: a, state: {schema: {type: strin}}, graph: {nodes: [{id: s, type: input}]}}", "bad_schema")]
    [InlineData("workflow: {name: a, state: {schema: {}, types: {a: int}}, graph: {nodes: [{id: s, type: input}]}}", "conflicting_values")]
    [InlineData("workflow: {name: a, state: {reducers: {a: ad}}, graph: {nodes: [{id: s, type: input}]}}", "unknown_value")]
    [InlineData("workflow: {name: a, limits: {max_iterations: 99999999999}, graph: {nodes: [{id: s, type: input}]}}", "unknown_value")]
    [InlineData("workflow: {name: a, tools: [{name: x, http: {url: a}, workflow: b.yaml}], graph: {nodes: [{id: s, type: input}]}}", "conflicting_values,unknown_workflow")]
    [InlineData("workflow: {name: a, tools: [{name: x}, {name: x}], graph: {nodes: [{id: s, type: input}]}}", "conflicting_values")]
    [InlineData("workflow: {name: a, agents_ref: no.yaml, graph: {nodes: [{id: s, type: input}]}}", "agents_ref_not_found")]
    [InlineData("workflow: {name: a, graph: {nodes: [{id: s, type: input}], edges: [{from: s, to: x}]}}", "unknown_node")]
    [InlineData("workflow: {name: a, graph: {nodes: [{id: s, type: input}], edges: [{from: s}]}}", "missing_key")]
    [InlineData("workflow: {name: a, graph: {nodes: [{id: s, type: input}, {id: e, type: end}], edges: [{from: s, source: e, to: e}]}}", "conflicting_values")]
    public void Load_FaultElsewhere_GivesJustItsCodes(string yaml, string codes)
    {
        var result = Loading.Text(yaml);
        result.Program.ShouldBeNull();
        string.Join(',', result.Diagnostics.Select(each => each.Code).Order(StringComparer.Ordinal)).ShouldBe(codes);
    }

    [Fact]
    public void Load_SameEdgeTwice_IsAWarning()
    {
        var result = Loading.Text("workflow: {name: a, graph: {nodes: [{id: s, type: input}, {id: e, type: end}], edges: [{from: s, to: e}, {source: s, target: e}]}}");
        result.Program.ShouldNotBeNull();
        Loading.Single(result).ToString().ShouldStartWith("w.yaml:1:106: warning duplicate_edge: ");
    }

    [Fact]
    public void Load_ManyFaults_ReportsAllInOrder()
    {
        var result = Loading.Text("workflow:\n  nam: x\n  agents:\n    - {id: a, temperature: hot}\n  graph:\n    nodes:\n      - {id: n, type: tool, tool: nope}\n    edges:\n      - {from: n, to: m, condition: '=='}\n");
        result.Diagnostics.Select(each => each.Code).ShouldBe(["unknown_key", "missing_key", "wrong_type", "unknown_tool", "unknown_node", "bad_condition"]);
        result.Diagnostics.Select(each => each.Location.Line).ShouldBe([2, 2, 4, 7, 9, 9]);
    }

    [Fact]
    public void Load_ToolsNotGiven_AreNotChecked()
    {
        var files = new MemoryFiles().With("w.yaml", "workflow: {name: a, graph: {nodes: [{id: t, type: tool, tool: whatever}]}}");
        WorkflowLoader.Load("w.yaml", files, LoadOptions.Default).Program.ShouldNotBeNull();
    }

    [Fact]
    public void Codes_EachButTheGraphs_IsTestedHere()
    {
        var codes = typeof(DiagnosticCodes).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToImmutableSortedSet(StringComparer.Ordinal);
        var tested = typeof(DiagnosticsTests).GetMethods()
            .SelectMany(method => method.GetCustomAttributes(typeof(InlineDataAttribute), false).Cast<InlineDataAttribute>())
            .SelectMany(data => data.Data.OfType<string>())
            .SelectMany(text => text.Split(','));
        codes.Except(tested).ShouldBe(["duplicate_edge", "loop_entries", "no_entry", "unreachable_node"]);
    }
}
