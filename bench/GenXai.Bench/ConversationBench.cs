using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using GenXai.Activities.Scripts;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Json;

namespace GenXai.Bench;

/// <summary>What the rounds of one agent's tool loop cost: the bytes of each round must not grow with the rounds before it.</summary>
internal static class ConversationBench
{
    public static async Task RunAsync()
    {
        Console.WriteLine("rounds  result  history/round  log/round  stored/round  ms/round");
        foreach (var bytes in (int[])[2_000, 20_000])
        {
            foreach (var rounds in (int[])[20, 100])
            {
                await RoundsAsync(rounds, bytes);
            }
        }
    }

    private static async Task RoundsAsync(int rounds, int bytes)
    {
        var agent = new AgentDefinition { Id = "a", Tools = ["read"], Behavior = new BehaviorDefinition { MaxIterations = rounds + 1 } };
        var asks = Enumerable.Range(1, rounds).Select(page => new ScriptedReply
        {
            ToolCalls = [new ScriptedToolCall("read", JsonValues.Parse(string.Create(CultureInfo.InvariantCulture, $$"""{"page": {{page}}}""")))],
        });
        var script = Script.Empty with
        {
            Model = ImmutableSortedDictionary<string, ReplySequence>.Empty
                .Add("a", new ReplySequence([.. asks, new ScriptedReply { Text = "done" }])),
        };
        await using var host = await BenchHost.OpenAsync(Make(agent), [new PageTool(bytes)], script);
        var clock = Stopwatch.StartNew();
        await host.RunAsync("run");
        var elapsed = clock.Elapsed.TotalMilliseconds;
        var (_, log, stored) = host.Sizes();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{rounds,6}{bytes,8:N0}{host.CarriedBytes / rounds,15:N0}{log / rounds,11:N0}{stored / rounds,14:N0}{elapsed / rounds,10:N1}"));
    }

    private static WorkflowDefinition Make(AgentDefinition agent) => new()
    {
        Name = "conversation",
        Agents = [agent],
        Nodes =
        [
            new NodeDefinition { Id = "a", Kind = NodeKind.Agent, Settings = new AgentSettings("a") },
            new NodeDefinition { Id = "end", Kind = NodeKind.Output, Settings = new OutputSettings() },
        ],
        Edges = [new EdgeDefinition("a", "end", null)],
    };
}
