using System.Text;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Tests.Reference;

namespace GenXai.Integration.Tests.Forks;

/// <summary>
/// Random workflows whose nodes always give the same, so that what is done again gives the same again; and the same
/// workflows with one agent that fails at its first call.
/// </summary>
internal static class RandomFailures
{
    /// <summary>The name of the checkpoint, before a node that the seed chooses.</summary>
    public const string Checkpoint = "point";

    /// <summary>One of them.</summary>
    /// <param name="seed">Chooses all.</param>
    /// <param name="fails">Whether the agent fails once.</param>
    /// <param name="restores">Whether that takes the run back to the checkpoint.</param>
    public static TestText Create(int seed, bool fails, bool restores)
    {
        var spec = ReferenceGraphs.Random(seed);
        var random = new Random(seed);
        var agents = spec.Nodes.Where(node => node.Kind == NodeKind.Agent).ToList();
        var bad = agents.Count == 0 ? "" : agents[random.Next(agents.Count)].Id;
        var point = spec.Nodes[random.Next(spec.Nodes.Length)].Id;
        var text = new StringBuilder();
        text.Append("{\"tests\":[{\"name\":\"random\",\"workflow\":{\"name\":\"random\",\"state\":{\"initial\":{\"seen\":\"0\"},\"reducers\":{\"seen\":\"last\"}},")
            .Append(Text($"\"limits\":{{\"max_iterations\":{spec.MaxIterations}}},\"agents\":["))
            .AppendJoin(',', agents.Select(agent => $"{{\"id\":\"{agent.Id}\",\"tools\":[\"work\"]}}"))
            .Append("],\"graph\":{\"nodes\":[").AppendJoin(',', spec.Nodes.Select(node => Node(node)))
            .Append("],\"edges\":[").AppendJoin(',', spec.Edges.Select(edge => Edge(edge)))
            .Append("]}},\"input\":{\"list\":[1,2,3]},\"model\":{").AppendJoin(',', agents.Select(Replies))
            .Append("},\"tools\":{\"work\":[{\"json\":{\"m\":3}}]},\"expect\":{\"status\":\"completed\"}}]}");
        return new TestText(text.ToString());

        string Node(ReferenceNode node)
        {
            var more = (node.Id == point ? $",\"checkpoint\":\"{Checkpoint}\"" : "")
                + (node.Id == bad && restores ? $",\"on_failure\":{{\"restore\":\"{Checkpoint}\"}}" : "");
            var settings = node.Kind switch
            {
                NodeKind.Input => "\"type\":\"input\"",
                NodeKind.Output => "\"type\":\"output\"",
                NodeKind.Condition => "\"type\":\"condition\"",
                _ when node.Id == bad => "\"type\":\"agent\",\"set\":{\"seen\":\"{{ state.seen }}b\"}",
                _ => random.Next(8) switch
                {
                    0 => "\"type\":\"set\",\"values\":{\"m\":1,\"seen\":\"{{ state.seen }}1\"}",
                    1 => "\"type\":\"tool\",\"tool\":\"work\",\"tool_params\":{},\"for_each\":\"{{ input.list }}\"",
                    2 => "\"type\":\"wait\",\"seconds\":3",
                    3 => "\"type\":\"loop\",\"max_iterations\":3,\"condition\":\"iterations == 2\",\"body\":{\"type\":\"tool\",\"tool\":\"work\",\"tool_params\":{}}",
                    4 => "\"type\":\"agent\"",
                    _ => "\"type\":\"agent\",\"set\":{\"seen\":\"{{ state.seen }}2\"}",
                },
            };
            return $"{{\"id\":\"{node.Id}\",{settings}{more}}}";
        }

        string Replies(ReferenceNode agent)
        {
            var asks = random.Next(4) == 0 && agent.Id != bad;
            var reply = Text($"{{\"json\":{{\"m\":{agent.Passes[^1].M}}},\"delay_ms\":{(asks ? 1 : 2)}}}");
            var first = fails && agent.Id == bad ? "{\"error\":\"told to\"}," : "";
            return $"\"{agent.Id}\":[{first}{reply}]";
        }
    }

    // Without parallel edges nothing depends on what is quicker.
    private static string Edge(ReferenceEdge edge)
    {
        var condition = edge.Condition is { } when ? Text($",\"condition\":\"nodes.{when.Node}.output.m == {when.Value}\"") : "";
        return Text($"{{\"from\":\"{edge.From}\",\"to\":\"{edge.To}\",\"priority\":{edge.Priority}{condition}}}");
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
