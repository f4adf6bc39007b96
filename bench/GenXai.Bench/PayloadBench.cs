using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using GenXai.Activities.Scripts;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Json;

namespace GenXai.Bench;

/// <summary>What large values cost: a chain that one passes through, and chains of agents with large replies.</summary>
internal static class PayloadBench
{
    private const int Nodes = 10;
    private const int Megabytes = 50;
    private const int ReplyBytes = 40_000;

    public static Task RunAsync(string name) => name switch
    {
        "chain" => ChainAsync(),
        "agents" => AgentsAsync(),
        _ => throw new ArgumentException($"unknown workload '{name}'; known are chain, agents", nameof(name)),
    };

    private static async Task ChainAsync()
    {
        var nodes = Enumerable.Range(0, Nodes).Select(i => new NodeDefinition
        {
            Id = Id(i),
            Kind = NodeKind.Tool,
            Settings = new ToolSettings("pass", i == 0 ? null : JsonValues.Parse($$$"""{"value": "{{ {{{Id(i - 1)}}} }}"}""")),
        });
        await using var host = await BenchHost.OpenAsync(Make(nodes, [], "kind == 'report'"), [new PassTool(Megabytes)]);
        var clock = Stopwatch.StartNew();
        await host.RunAsync("run");
        var elapsed = clock.Elapsed.TotalSeconds;
        var (history, log, stored) = host.Sizes();
        var peak = Process.GetCurrentProcess().PeakWorkingSet64 / (1 << 20);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Megabytes} MiB through {Nodes} nodes: {elapsed:F2} s, history {history:N0} bytes, log {log:N0} bytes, stored {stored:N0} bytes, peak {peak:N0} MiB"));
    }

    private static async Task AgentsAsync()
    {
        Console.WriteLine("agents    result      history          log       stored  (bytes)");
        foreach (var count in (int[])[5, 10, 20, 40])
        {
            var agents = Enumerable.Range(0, count).Select(i => new AgentDefinition { Id = Id(i) }).ToImmutableArray();
            var nodes = agents.Select(agent => new NodeDefinition { Id = agent.Id, Kind = NodeKind.Agent, Settings = new AgentSettings(agent.Id) });
            var script = Script.Empty with
            {
                Model = agents.ToImmutableSortedDictionary(
                    agent => agent.Id,
                    agent => new ReplySequence([new ScriptedReply { Text = agent.Id + new string('r', ReplyBytes) }]),
                    StringComparer.Ordinal),
            };
            await using var host = await BenchHost.OpenAsync(Make(nodes, agents, condition: null), script: script);
            await host.RunAsync("run");
            var (history, log, stored) = host.Sizes();
            var result = await host.ResultBytesAsync("run");
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{count,6}{result,10:N0}{history,13:N0}{log,13:N0}{stored,13:N0}"));
        }
    }

    private static string Id(int index) => string.Create(CultureInfo.InvariantCulture, $"n{index}");

    private static WorkflowDefinition Make(IEnumerable<NodeDefinition> nodes, ImmutableArray<AgentDefinition> agents, string? condition)
    {
        ImmutableArray<NodeDefinition> all = [.. nodes, new NodeDefinition { Id = "end", Kind = NodeKind.Output, Settings = new OutputSettings() }];
        return new WorkflowDefinition
        {
            Name = "payloads",
            Agents = agents,
            Nodes = all,
            Edges = [.. all.Zip(all.Skip(1), (from, to) => new EdgeDefinition(from.Id, to.Id, condition))],
        };
    }
}
