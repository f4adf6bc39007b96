using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GenXai.Cli.Tests.Support;

namespace GenXai.Cli.Tests.Crash.Tools;

/// <summary>A workflow of composed tools whose processes are killed, against a service that counts.</summary>
internal sealed class KilledTools : KilledProcesses
{
    private readonly CountingServer _server;

    public KilledTools(CountingServer server, int seed)
        : base(Files(server), seed) => _server = server;

    protected override Process Start(int number, params string[] arguments)
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["CALLER"] = number.ToString(CultureInfo.InvariantCulture),
            ["GENXAI_WEB_PRIVATE_HOSTS"] = "127.0.0.1",
        };
        return ProgramProcess.Start(Sandbox, environment, [.. arguments, "--script", "script.yaml"]);
    }

    protected override int RequestsOf(int number) => _server.Requests.Count(request => request.Caller == number);

    // A composed tool makes no call of its own; the first of its calls has its key.
    protected override bool IsCounted(JsonElement input) => input.TryGetProperty("tool", out var tool) && tool.GetString() is "mark" or "busy" or "full";

    private static Dictionary<string, string> Files(CountingServer server)
    {
        var called = $$$"""
            parameters: {type: object, properties: {n: {type: string}}, required: [n]}, http: {method: POST, url: "{{{server.Url}}}/PATH", headers: {X-Caller: "{{ secrets.CALLER }}"}, body: {n: "{{ n }}"}}
            """;
        var mark = $"{{name: mark, {called.Replace("PATH", "mark", StringComparison.Ordinal)}}}";
        var busy = $"{{name: busy, execution: {{retry_count: 1, backoff_seconds: 0.05}}, {called.Replace("PATH", "busy", StringComparison.Ordinal)}}}";
        var full = $"{{name: full, {called.Replace("PATH", "full", StringComparison.Ordinal)}}}";
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["script.yaml"] = """
                model:
                  clerk:
                    - tool_calls: [{name: both, arguments: {n: c1}}, {name: office, arguments: {n: c2}}, {name: mark, arguments: {n: c3}}]
                    - tool_calls: [{name: nested, arguments: {n: c4}}]
                    - done
                """,
            ["office.yaml"] = $$$"""
                workflow:
                  name: office
                  tools:
                    - {{{mark}}}
                    - {{{busy}}}
                  graph:
                    nodes:
                      - {id: in, type: input}
                      - {id: x, type: tool, tool: mark, tool_params: {n: "{{ input.n }}x"}}
                      - {id: y, type: tool, tool: busy, tool_params: {n: "{{ input.n }}y"}}
                      - {id: out, type: output, output: {marks: ["{{ x.mark }}", "{{ y.mark }}"]}}
                    edges: [{from: in, to: x}, {from: x, to: y}, {from: y, to: out}]
                """,
            ["workflow.yaml"] = $$$"""
                workflow:
                  name: composed
                  agents: [{id: clerk, role: Clerk, tools: [both, office, mark, nested]}]
                  tools:
                    - {{{mark}}}
                    - {{{busy}}}
                    - {{{full}}}
                    - name: both
                      parameters: {type: object, properties: {n: {type: string}}, required: [n]}
                      steps:
                        - {id: a, tool: mark, params: {n: "{{ input.n }}a"}}
                        - {id: b, tool: busy, params: {n: "{{ a.mark }}b"}}
                      output: {a: "{{ a.mark }}", b: "{{ b.mark }}"}
                    - {name: office, workflow: office.yaml, parameters: {type: object, properties: {n: {type: string}}, required: [n]}}
                    - name: nested
                      parameters: {type: object, properties: {n: {type: string}}, required: [n]}
                      steps:
                        - {id: first, tool: both, params: {n: "{{ input.n }}f"}}
                        - {id: then, tool: office, params: {n: "{{ first.b }}t"}}
                        - {id: last, tool: full, params: {n: "{{ first.a }}l"}}
                      output: {first: "{{ first }}", then: "{{ then }}", last: "{{ last }}"}
                  graph:
                    nodes:
                      - {id: in, type: input}
                      - {id: one, type: tool, tool: both, tool_params: {n: one}}
                      - {id: each, type: tool, tool: nested, tool_params: {n: "e{{ item }}"}, for_each: "{{ input.numbers }}", for_each_concurrency: 3}
                      - {id: clerk, type: agent}
                      - {id: out, type: output, output: {one: "{{ one }}", each: "{{ each }}", clerk: "{{ clerk }}"}}
                    edges:
                      - {from: in, to: one, parallel: true}
                      - {from: in, to: clerk, parallel: true}
                      - {from: one, to: each}
                      - {from: each, to: out}
                      - {from: clerk, to: out}
                """,
        };
    }
}
