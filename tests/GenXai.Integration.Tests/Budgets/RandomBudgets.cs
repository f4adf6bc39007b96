using System.Globalization;
using System.Text;
using GenXai.Integration.Tests.Support;

namespace GenXai.Integration.Tests.Budgets;

/// <summary>Random workflows of agents under limits, two levels of sub-workflows deep; the same for the same seed.</summary>
internal sealed class RandomBudgets
{
    private static readonly string[] Levels = ["top", "mid", "low"];
    private readonly Random _random;
    private readonly bool _isSequential;
    private readonly StringBuilder _replies = new();

    private RandomBudgets(int seed, bool isSequential)
    {
        _random = new Random(seed);
        _isSequential = isSequential;
    }

    /// <summary>A workflow of one seed; in a sequential one nothing depends on what is quicker.</summary>
    public static TestText Create(int seed, bool isSequential)
    {
        var made = new RandomBudgets(seed, isSequential);
        var workflows = Levels.Select((_, level) => made.Workflow(level)).ToList();
        return new TestText($"{{\"tests\":[{{\"name\":\"budgets\",\"workflow\":{workflows[0]},\"input\":{{\"list\":[1,2,3]}},"
            + $"\"workflows\":{{\"mid\":{workflows[1]},\"low\":{workflows[2]}}},"
            + $"\"model\":{{{made._replies}}},\"tools\":{{\"work\":[\"done\"]}},\"expect\":{{\"status\":\"completed\"}}}}]}}");
    }

    private string Workflow(int level)
    {
        var count = _random.Next(1, level == 0 ? 6 : 4);
        var agents = Enumerable.Range(0, 2).Select(i => Agent($"{Levels[level]}{i}")).ToList();
        var nodes = Enumerable.Range(0, count).Select(i => Node(level, i));
        var edges = Enumerable.Range(0, count).Select(i =>
        {
            var from = i == 0 ? "in" : $"n{(_isSequential ? i - 1 : _random.Next(-1, i))}";
            return $"{{\"from\":\"{(from == "n-1" ? "in" : from)}\",\"to\":\"n{i}\",\"parallel\":{(_isSequential || _random.Next(3) == 0 ? "false" : "true")}}}";
        });
        return $"{{\"name\":\"{Levels[level]}\",\"limits\":{{{Limits(level)}}},\"agents\":[{string.Join(',', agents)}],"
            + (_random.Next(3) == 0 ? "\"execution\":{\"cancel_on_failure\":false}," : "")
            + $"\"graph\":{{\"nodes\":[{{\"id\":\"in\",\"type\":\"input\"}},{string.Join(',', nodes)},"
            + "{\"id\":\"out\",\"type\":\"output\",\"output\":\"done\"}],"
            + $"\"edges\":[{string.Join(',', edges)},{{\"from\":\"n{count - 1}\",\"to\":\"out\"}}]}}}}";
    }

    private string Limits(int level)
    {
        var limits = new List<string> { "\"max_iterations\":3" };
        if (_random.Next(level == 0 ? 4 : 2) > 0)
        {
            limits.Add(Text($"\"max_tokens\":{_random.Next(200, 6000)}"));
        }

        if (_random.Next(3) == 0)
        {
            limits.Add(Text($"\"max_cost_usd\":{_random.Next(2, 80) / 1000.0}"));
        }

        return string.Join(',', limits);
    }

    private string Agent(string id)
    {
        var replies = Enumerable.Range(0, _random.Next(1, 6)).Select(_ => Reply());
        _replies.Append(_replies.Length == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"\"{id}\":[{string.Join(',', replies)}]");
        var most = _random.Next(3) == 0 ? "" : Text($",\"max_tokens\":{_random.Next(20, 500)}");
        return $"{{\"id\":\"{id}\",\"tools\":[\"work\"]{most}}}";
    }

    private string Reply()
    {
        var delay = _isSequential ? 0 : _random.Next(4) * 5;
        var usage = Text($"\"delay_ms\":{delay},\"usage\":{{\"input\":{_random.Next(1, 300)},\"output\":{_random.Next(1, 250)}}}");
        return _random.Next(7) switch
        {
            0 => $"{{\"error\":\"slipped\",{Text($"\"delay_ms\":{delay}")}}}",
            1 => $"{{\"tool_calls\":[{{\"name\":\"work\",\"arguments\":{{}}}}],{usage}}}",
            _ => $"{{\"text\":\"said\",{usage}}}",
        };
    }

    private string Node(int level, int index)
    {
        var concurrency = _isSequential ? 1 : _random.Next(1, 4);
        var agent = $"\"agent\":\"{Levels[level]}{_random.Next(2)}\"";
        var each = Text($",\"for_each\":\"{{{{ input.list }}}}\",\"for_each_concurrency\":{concurrency}");
        var execution = _random.Next(4) switch
        {
            0 => ",\"execution\":{\"continue_on_error\":true}",
            1 => ",\"execution\":{\"continue_on_error\":true,\"retry_count\":2,\"backoff_seconds\":1}",
            2 => $",\"execution\":{{\"fallback\":[\"{Levels[level]}1\"],\"continue_on_error\":true}}",
            _ => "",
        };
        var settings = (_random.Next(10), level < 2) switch
        {
            (0, true) or (1, true) => $"\"type\":\"subgraph\",\"workflow\":\"{Levels[level + 1]}\",\"input\":{{\"list\":[1,2,3]}}{execution}",
            (2, true) => $"\"type\":\"subgraph\",\"workflow\":\"{Levels[level + 1]}\",\"input\":{{\"list\":[1,2]}}{each}{execution}",
            (3, _) => "\"type\":\"wait\",\"seconds\":2",
            (4, _) => "\"type\":\"human\",\"prompt\":\"?\",\"timeout_seconds\":3,\"default_response\":1",
            (5, _) => $"\"type\":\"agent\",{agent}{each}{execution}",
            (6, _) => $"\"type\":\"loop\",\"max_iterations\":3,\"body\":{{\"type\":\"agent\",{agent}}}",
            _ => $"\"type\":\"agent\",{agent}{execution}",
        };
        return $"{{\"id\":\"n{index}\",{settings}}}";
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
