namespace GenXai.Hosting.Conformance.Http;

/// <summary>The workflows that the suite deploys.</summary>
internal static class HttpWorkflows
{
    /// <summary>Gives its input back.</summary>
    public const string Echo = """
        workflow:
          name: echo
          graph:
            nodes: [{id: start, type: input}, {id: done, type: output}]
            edges: [{from: start, to: done}]
        """;

    /// <summary>Asks an agent.</summary>
    public const string Ask = """
        workflow:
          name: ask
          agents_ref: team.yaml
          graph:
            nodes: [{id: start, type: input}, {id: writer, type: agent, task: "Write {{ input.topic | default: 'it' }}"}, {id: done, type: output}]
            edges: [{from: start, to: writer}, {from: writer, to: done}]
        """;

    public const string Team = "agents: [{id: writer, role: Writer}]";

    /// <summary>Fails with no_output unless the input says ok.</summary>
    public const string Picky = """
        workflow:
          name: picky
          graph:
            nodes: [{id: start, type: input}, {id: done, type: output}]
            edges: [{from: start, to: done, condition: "input.ok == true"}]
        """;

    /// <summary>Waits for a person.</summary>
    public const string Human = """
        workflow:
          name: human
          graph:
            nodes:
              - {id: start, type: input}
              - {id: ok, type: human, prompt: "Go on with {{ input.what | default: 'it' }}?", options: ["yes", "no"]}
              - {id: done, type: output, output: "{{ ok.response }}"}
            edges: [{from: start, to: ok}, {from: ok, to: done}]
        """;

    /// <summary>Waits for an amount.</summary>
    public const string Typed = """
        workflow:
          name: typed
          graph:
            nodes:
              - {id: start, type: input}
              - {id: ok, type: human, prompt: How much?, schema: {type: object, properties: {amount: {type: integer}}, required: [amount]}}
              - {id: done, type: output, output: "{{ ok.response.amount }}"}
            edges: [{from: start, to: ok}, {from: ok, to: done}]
        """;

    /// <summary>Runs the workflow 'human' of the catalogue.</summary>
    public const string Parent = """
        workflow:
          name: parent
          graph:
            nodes: [{id: start, type: input}, {id: sub, type: subgraph, workflow_id: human}, {id: done, type: output}]
            edges: [{from: start, to: sub}, {from: sub, to: done}]
        """;

    /// <summary>Takes a checkpoint between two writes, and asks for a topic.</summary>
    public const string Drafts = """
        workflow:
          name: drafts
          state: {initial: {count: 0}, required: [topic], types: {count: integer}}
          graph:
            nodes:
              - {id: start, type: input}
              - {id: one, type: set, values: {draft: "{{ topic }}", count: 1}}
              - {id: two, type: set, checkpoint: drafted, values: {seen: "{{ draft }}"}}
              - {id: done, type: output, output: {draft: "{{ draft }}", seen: "{{ seen }}"}}
            edges: [{from: start, to: one}, {from: one, to: two}, {from: two, to: done}]
        """;

    /// <summary>Fails unless the input's expression is one.</summary>
    public const string Fails = """
        workflow:
          name: unknown-tool
          graph:
            nodes:
              - {id: start, type: input}
              - {id: sum, type: tool, tool: calculator, tool_params: {expression: "{{ input.expression }}"}}
              - {id: done, type: output}
            edges: [{from: start, to: sum}, {from: sum, to: done}]
        """;

    /// <summary>Writes state twice.</summary>
    public const string State = """
        workflow:
          name: state
          state: {initial: {a: 1}}
          graph:
            nodes:
              - {id: start, type: input}
              - {id: one, type: set, values: {b: "{{ input.b }}"}}
              - {id: two, type: set, values: {b: 3, c: {deep: [1]}}}
              - {id: done, type: output}
            edges: [{from: start, to: one}, {from: one, to: two}, {from: two, to: done}]
        """;
}
