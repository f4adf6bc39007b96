using System.Globalization;
using System.Text;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Tests.Reference;

namespace GenXai.Integration.Tests.Replay;

/// <summary>Random workflows as test text, the same for the same seed: a random graph, its agents at times something else.</summary>
internal static class RandomWorkflows
{
    private const string Subworkflow =
        "{\"name\":\"sub\",\"graph\":{\"nodes\":[{\"id\":\"in\",\"type\":\"input\"},{\"id\":\"ask\",\"type\":\"human\",\"prompt\":\"?\","
        + "\"timeout_seconds\":7,\"default_response\":1},{\"id\":\"t\",\"type\":\"tool\",\"tool\":\"work\",\"tool_params\":{}},"
        + "{\"id\":\"out\",\"type\":\"output\",\"output\":{\"m\":\"{{ ask.response }}\"}}],"
        + "\"edges\":[{\"from\":\"in\",\"to\":\"ask\"},{\"from\":\"ask\",\"to\":\"t\"},{\"from\":\"t\",\"to\":\"out\"}]}}";

    /// <summary>A graph of one seed; sequential ones have no parallel edges, so that nothing depends on what is quicker.</summary>
    public static TestText Create(int seed, bool isSequential)
    {
        var spec = ReferenceGraphs.Random(seed);
        if (isSequential)
        {
            spec = spec with { Edges = [.. spec.Edges.Select(edge => edge with { Parallel = false })] };
        }

        var random = new Random(seed);
        var agents = spec.Nodes.Where(node => node.Kind == NodeKind.Agent).ToList();
        var nodes = spec.Nodes.Select(node => Node(node, random, isSequential)).ToList();
        var text = new StringBuilder();
        text.Append("{\"tests\":[{\"name\":\"random\",\"workflow\":{\"name\":\"random\",\"memory\":{\"shared\":")
            .Append(random.Next(2) == 0 ? "true" : "false")
            .Append("},\"state\":{\"initial\":{\"seen\":0},\"reducers\":{\"seen\":\"last\",\"m\":\"last\"}},\"limits\":{\"max_iterations\":")
            .Append(spec.MaxIterations.ToString(CultureInfo.InvariantCulture))
            .Append(random.Next(3) == 0 ? ",\"timeout_seconds\":1000" : "")
            .Append("},\"agents\":[")
            .AppendJoin(',', agents.Select(agent => $"{{\"id\":\"{agent.Id}\",\"tools\":[\"work\"],\"memory\":{{\"enabled\":true}}}}"))
            .Append("],\"graph\":{\"nodes\":[").AppendJoin(',', nodes)
            .Append("],\"edges\":[").AppendJoin(',', spec.Edges.Select(Edge))
            .Append("]}},\"workflows\":{\"sub\":").Append(Subworkflow)
            .Append("},\"input\":{\"list\":[1,2,3]},\"model\":{")
            .AppendJoin(',', agents.Select(agent => $"\"{agent.Id}\":[{Replies(agent, random)}]"))
            .Append("},\"tools\":{\"work\":[").Append(ToolReplies(random, isSequential))
            // Nobody answers: scripted people are heard when they are, so that two runs would not be comparable.
            .Append("],\"shaky\":[{\"error\":\"shaken\"}").Append(isSequential ? ",{\"json\":4}" : "")
            .Append("]},\"expect\":{\"status\":\"completed\"}}]}");
        return new TestText(text.ToString());
    }

    private static string Node(ReferenceNode node, Random random, bool isSequential)
    {
        var concurrency = isSequential ? 1 : random.Next(1, 3);
        var settings = node.Kind switch
        {
            NodeKind.Input => "\"type\":\"input\"",
            NodeKind.Output => "\"type\":\"output\"",
            NodeKind.Condition => "\"type\":\"condition\"",
            _ => random.Next(22) switch
            {
                0 => "\"type\":\"wait\",\"seconds\":3",
                1 => "\"type\":\"set\",\"values\":{\"m\":1,\"seen\":\"{{ state.seen }}1\"}",
                2 => "\"type\":\"checkpoint\"",
                3 => "\"type\":\"human\",\"prompt\":\"?\",\"timeout_seconds\":5,\"escalate_to\":[\"boss\",{\"to\":\"board\",\"timeout_seconds\":7}],\"remind_every_seconds\":2,\"max_reminders\":2,\"default_response\":\"late\"",
                4 => "\"type\":\"tool\",\"tool\":\"work\",\"tool_params\":{},\"execution\":{\"retry_count\":1,\"backoff_seconds\":1}",
                5 => "\"type\":\"tool\",\"tool\":\"work\",\"tool_params\":{},\"execution\":{\"continue_on_error\":true}",
                6 => Text($"\"type\":\"tool\",\"tool\":\"work\",\"tool_params\":{{\"x\":\"{{{{ item }}}}\"}},\"for_each\":\"{{{{ input.list }}}}\",\"for_each_concurrency\":{concurrency},\"execution\":{{\"retry_count\":2,\"backoff_seconds\":1}}"),
                7 => "\"type\":\"loop\",\"max_iterations\":3,\"condition\":\"iterations == 2\",\"body\":{\"type\":\"tool\",\"tool\":\"work\",\"tool_params\":{},\"execution\":{\"retry_count\":1}}",
                8 => "\"type\":\"subgraph\",\"workflow\":\"sub\"",
                9 => "\"type\":\"subgraph\",\"workflow\":\"sub\",\"execution\":{\"timeout_seconds\":4,\"continue_on_error\":true}",
                10 => Text($"\"type\":\"subgraph\",\"workflow\":\"sub\",\"for_each\":\"{{{{ input.list }}}}\",\"for_each_concurrency\":{concurrency}"),
                11 => Text($"\"type\":\"human\",\"prompt\":\"{{{{ item }}}}?\",\"for_each\":\"{{{{ input.list }}}}\",\"for_each_concurrency\":{concurrency},\"timeout_seconds\":5,\"default_response\":2"),
                13 => Text($"\"type\":\"tool\",\"tool\":\"shaky\",\"tool_params\":{{\"x\":\"{{{{ item }}}}\"}},\"for_each\":\"{{{{ input.list }}}}\",\"for_each_key\":\"k{{{{ item }}}}\",\"for_each_concurrency\":{concurrency},\"failure_mode\":\"continue\",\"execution\":{{\"retry_count\":1}}"),
                14 => Text($"\"type\":\"tool\",\"tool\":\"work\",\"tool_params\":{{}},\"for_each\":\"{{{{ input.list }}}}\",\"for_each_concurrency\":{concurrency},\"failure_mode\":\"all_or_nothing\""),
                12 => "\"type\":\"agent\",\"execution\":{\"retry_count\":1,\"backoff_seconds\":2}",
                _ => "\"type\":\"agent\",\"set\":{\"seen\":\"{{ state.seen }}2\"}",
            },
        };
        return $"{{\"id\":\"{node.Id}\",{settings}}}";
    }

    private static string Edge(ReferenceEdge edge)
    {
        var condition = edge.Condition is { } when
            ? Text($",\"condition\":\"nodes.{when.Node}.output.m == {when.Value}\"")
            : "";
        return Text($"{{\"from\":\"{edge.From}\",\"to\":\"{edge.To}\",\"priority\":{edge.Priority},\"parallel\":{(edge.Parallel ? "true" : "false")}{condition}}}");
    }

    private static string Replies(ReferenceNode agent, Random random)
    {
        var replies = new List<string>();
        foreach (var pass in agent.Passes)
        {
            if (random.Next(6) == 0)
            {
                replies.Add("{\"tool_calls\":[{\"name\":\"work\",\"arguments\":{}},{\"name\":\"none\",\"arguments\":{}},{\"name\":\"work\",\"arguments\":{}}]}");
            }

            replies.Add(pass.Fails
                ? Text($"{{\"error\":\"told to\",\"delay_ms\":{pass.DurationMs}}}")
                : Text($"{{\"json\":{{\"m\":{pass.M}}},\"delay_ms\":{pass.DurationMs}}}"));
        }

        return string.Join(',', replies);
    }

    // Where things overlap, which call gets which reply depends on what is quicker: there all replies are alike.
    private static string ToolReplies(Random random, bool isSequential) => string.Join(',', Enumerable.Range(0, isSequential ? 12 : 1)
        .Select(i => isSequential && random.Next(7) == 0
            ? "{\"error\":\"slipped\"}"
            : Text($"{{\"json\":{{\"m\":{(isSequential ? i % 4 : 3)}}},\"delay_ms\":{random.Next(3)}}}")));

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
