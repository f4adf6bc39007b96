using System.Globalization;
using System.Text;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Tests.Reference;

namespace GenXai.Integration.Tests.Sagas;

/// <summary>
/// Random graphs whose nodes can be undone, two levels of sub-workflows deep, and that mostly fail somewhere; the same for
/// the same seed.
/// </summary>
internal sealed class RandomSagas
{
    private static readonly string[] Levels = ["top", "mid", "low"];
    private readonly Random _random;
    private readonly bool _isSequential;
    private readonly StringBuilder _replies = new();

    private RandomSagas(int seed, bool isSequential)
    {
        _random = new Random(seed);
        _isSequential = isSequential;
    }

    /// <summary>One of them; in a sequential one no edges are parallel.</summary>
    public static TestText Create(int seed, bool isSequential)
    {
        var made = new RandomSagas(seed, isSequential);
        var workflows = Levels.Select((_, level) => made.Workflow(level, seed)).ToList();
        return new TestText($"{{\"tests\":[{{\"name\":\"saga\",\"workflow\":{workflows[0]},\"input\":{{\"list\":[1,2,3]}},"
            + $"\"workflows\":{{\"mid\":{workflows[1]},\"low\":{workflows[2]}}},\"model\":{{{made._replies}}},"
            + $"\"tools\":{{\"work\":[{made.Tool(10)}],\"undo\":[{made.Tool(6)}],\"boom\":[{{\"error\":\"broke\",\"kind\":\"permanent\"}}]}},"
            + "\"expect\":{\"status\":\"completed\"}}]}");
    }

    private string Workflow(int level, int seed)
    {
        var spec = ReferenceGraphs.Random((seed * 3) + level);
        var agents = spec.Nodes.Where(node => node.Kind == NodeKind.Agent).ToList();
        var point = spec.Nodes[_random.Next(spec.Nodes.Length)].Id;
        var last = spec.Nodes[^1].Id;
        var breaks = level == 0 ? _random.Next(3) > 0 : _random.Next(6) == 0;
        foreach (var agent in agents)
        {
            _replies.Append(_replies.Length == 0 ? "" : ",").Append(Replies(Levels[level], agent));
        }

        List<string> nodes = [.. spec.Nodes.Select(node => Node(level, node, point))];
        List<string> edges = [.. spec.Edges.Select(Edge)];
        if (breaks)
        {
            nodes.Add("{\"id\":\"boom\",\"type\":\"tool\",\"tool\":\"boom\",\"tool_params\":{}}");
            edges.Add($"{{\"from\":\"{last}\",\"to\":\"boom\"}}");
        }

        var settings = (_random.Next(3) == 0 ? "\"execution\":{\"cancel_on_failure\":false}," : "")
            + (_random.Next(4) == 0 ? "\"on_failure\":{\"restore\":\"point\",\"max_attempts\":1}," : "");
        return $"{{\"name\":\"{Levels[level]}\",\"state\":{{\"reducers\":{{\"seen\":\"last\"}}}},{settings}"
            + Text($"\"limits\":{{\"max_iterations\":{spec.MaxIterations}}},\"agents\":[")
            + string.Join(',', agents.Select(agent => $"{{\"id\":\"{Levels[level]}{agent.Id}\"}}"))
            + $"],\"graph\":{{\"nodes\":[{string.Join(',', nodes)}],\"edges\":[{string.Join(',', edges)}]}}}}";
    }

    private string Node(int level, ReferenceNode node, string point)
    {
        var concurrency = _isSequential ? 1 : _random.Next(1, 3);
        var each = Text($",\"for_each\":\"{{{{ input.list }}}}\",\"for_each_concurrency\":{concurrency}");
        each += _random.Next(4) switch { 0 => ",\"failure_mode\":\"continue\"", 1 => ",\"failure_mode\":\"all_or_nothing\"", _ => "" };
        var settings = node.Kind switch
        {
            NodeKind.Input => "\"type\":\"input\"",
            NodeKind.Output => "\"type\":\"output\"",
            NodeKind.Condition => "\"type\":\"condition\"",
            _ => (_random.Next(14), level < 2) switch
            {
                // When a time is up depends on what is quicker.
                (0, true) when !_isSequential => $"\"type\":\"subgraph\",\"workflow\":\"{Levels[level + 1]}\",\"input\":{{\"list\":[1,2]}},\"execution\":{{\"timeout_seconds\":1}}",
                (0 or 1, true) => $"\"type\":\"subgraph\",\"workflow\":\"{Levels[level + 1]}\",\"input\":{{\"list\":[1,2]}}",
                (2, true) => $"\"type\":\"subgraph\",\"workflow\":\"{Levels[level + 1]}\",\"input\":{{\"list\":[1,2]}}{each}",
                (3, _) => "\"type\":\"wait\",\"seconds\":2",
                (4, _) => "\"type\":\"human\",\"prompt\":\"?\",\"timeout_seconds\":3,\"default_response\":1",
                (5, _) => $"\"type\":\"tool\",\"tool\":\"work\",\"tool_params\":{{\"x\":\"{{{{ item }}}}\"}}{each}",
                (6, _) => "\"type\":\"loop\",\"max_iterations\":3,\"condition\":\"iterations == 2\",\"body\":{\"type\":\"tool\",\"tool\":\"work\",\"tool_params\":{}}",
                (7, _) => $"\"type\":\"loop\",\"max_iterations\":2,\"body\":{{\"type\":\"tool\",\"tool\":\"work\",\"tool_params\":{{}}}}{each}",
                (8, _) => "\"type\":\"set\",\"values\":{\"seen\":1}",
                (9, _) => "\"type\":\"tool\",\"tool\":\"work\",\"tool_params\":{},\"execution\":{\"continue_on_error\":true}",
                (10, _) => "\"type\":\"tool\",\"tool\":\"work\",\"tool_params\":{},\"execution\":{\"retry_count\":1,\"backoff_seconds\":1}",
                _ => $"\"type\":\"agent\",\"agent\":\"{Levels[level]}{node.Id}\"",
            },
        };
        return $"{{\"id\":\"{node.Id}\",{settings}{(node.Id == point ? ",\"checkpoint\":\"point\"" : "")}{Compensate(node.Id)}}}";
    }

    // A name that is not there is a failure of the compensation like any other.
    private string Compensate(string id) => _random.Next(6) switch
    {
        0 => "",
        1 => ",\"compensate\":{\"type\":\"tool\",\"tool\":\"undo\",\"tool_params\":{},\"execution\":{\"retry_count\":1,\"backoff_seconds\":1}}",
        2 => $",\"compensate\":{{\"type\":\"tool\",\"tool\":\"undo\",\"tool_params\":{{\"of\":\"{{{{ nodes.{id}.output.missing }}}}\"}}}}",
        3 => $",\"compensate\":{{\"type\":\"tool\",\"tool\":\"undo\",\"tool_params\":{{\"of\":\"{{{{ nodes.{id}.output | default: 0 }}}}\"}}}}",
        _ => ",\"compensate\":{\"type\":\"tool\",\"tool\":\"undo\",\"tool_params\":{}}",
    };

    private string Edge(ReferenceEdge edge)
    {
        var condition = edge.Condition is { } when ? Text($",\"condition\":\"nodes.{when.Node}.output.m == {when.Value}\"") : "";
        var parallel = edge.Parallel && !_isSequential ? "true" : "false";
        return Text($"{{\"from\":\"{edge.From}\",\"to\":\"{edge.To}\",\"priority\":{edge.Priority},\"parallel\":{parallel}{condition}}}");
    }

    private static string Replies(string level, ReferenceNode agent) => $"\"{level}{agent.Id}\":["
        + string.Join(',', agent.Passes.Select(pass => pass.Fails
            ? Text($"{{\"error\":\"told to\",\"delay_ms\":{pass.DurationMs}}}")
            : Text($"{{\"json\":{{\"m\":{pass.M}}},\"delay_ms\":{pass.DurationMs}}}")))
        + "]";

    private string Tool(int oneFailsOf) => string.Join(',', Enumerable.Range(0, 12).Select(i =>
    {
        var delay = _isSequential ? 0 : _random.Next(3);
        return _random.Next(oneFailsOf) == 0 && i < 11
            ? "{\"error\":\"slipped\"}"
            : string.Create(CultureInfo.InvariantCulture, $"{{\"json\":{{\"m\":{i % 4}}},\"delay_ms\":{delay}}}");
    }));

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
