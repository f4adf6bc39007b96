using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using GenXai.Workflows.Json;
using Shouldly;
using Xunit;

namespace GenXai.Cli.Tests.Crash;

/// <summary>
/// Real processes, killed with SIGKILL at random moments: every run ends as an undisturbed one does. A few kills in a
/// normal run; 200 in all with GENXAI_FULL=1.
/// </summary>
public sealed partial class CrashTests
{
    private const int AllKills = 200;

    public static TheoryData<string> Scenarios => [.. CrashScenario.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Run_KilledAtRandom_EndsAsIfUndisturbed(string name)
    {
        var scenario = CrashScenario.All.Single(each => each.Name == name);
        using var calm = new CrashedRun(scenario, seed: 0, TimeSpan.Zero);
        var clock = Stopwatch.StartNew();
        var expected = calm.Run(kills: 0);
        var lasts = clock.Elapsed / (1 + (2 * scenario.Answers.Count));
        expected.GetProperty("status").GetString().ShouldBe(scenario.IsUndone ? "failed" : "completed");

        var full = Environment.GetEnvironmentVariable("GENXAI_FULL") == "1";
        var wanted = full ? AllKills / CrashScenario.All.Count + 1 : 2;
        var kills = 0;
        for (var seed = 1; kills < wanted && seed < 10 * wanted; seed++)
        {
            using var run = new CrashedRun(scenario, seed, lasts);
            var result = run.Run(Math.Min(wanted - kills, 5));
            kills += run.Kills;
            SameResult(expected, result);
            run.Calls.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .ShouldBe(calm.Calls.Order(StringComparer.Ordinal), "the same calls were made, each under its key");
            run.Calls.GroupBy(key => key, StringComparer.Ordinal)
                .ShouldAllBe(group => group.Count() <= run.Kills + 1);
        }

        kills.ShouldBe(wanted);
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {kills} kills");
    }

    // Times differ, so durations and people's "at" are left out.
    private static void SameResult(JsonElement expected, JsonElement actual)
    {
        actual.GetProperty("status").GetString().ShouldBe(expected.GetProperty("status").GetString());
        Steps(actual).ShouldBe(Steps(expected));
        Undone(actual).ShouldBe(Undone(expected));
        actual.GetProperty("compensation_failed").GetArrayLength().ShouldBe(0);
        Outputs(actual).ShouldBe(Outputs(expected));
    }

    private static List<string> Steps(JsonElement result) =>
        [.. result.GetProperty("executed").EnumerateArray().Select(step => step.GetString()!).Order(StringComparer.Ordinal)];

    // What ran at once completed in any order.
    private static List<string> Undone(JsonElement result) =>
        [.. result.GetProperty("compensated").EnumerateArray().Select(path => path.GetString()!).Order(StringComparer.Ordinal)];

    private static List<string> Outputs(JsonElement result) => result.GetProperty("output").ValueKind == JsonValueKind.Null ? [] :
    [
        .. result.GetProperty("output").EnumerateObject()
            .Where(node => node.Value.TryGetProperty("output", out _))
            .Select(node => (node.Name, Output: node.Value.GetProperty("output")))
            .Select(node => node.Output.ValueKind == JsonValueKind.Object && node.Output.TryGetProperty("response", out var response)
                ? $"{node.Name}={JsonValues.ToJson(response)}"
                : $"{node.Name}={AtPattern().Replace(JsonValues.ToJson(node.Output), "")}"),
    ];

    [GeneratedRegex("\"at\":\"[^\"]*\"", RegexOptions.None, 1000)]
    private static partial Regex AtPattern();
}
