using System.Diagnostics;
using System.Text.Json;
using GenXai.Workflows.Json;
using Shouldly;
using Xunit;

namespace GenXai.Cli.Tests.Crash;

/// <summary>
/// Forks and purges by processes that are killed with SIGKILL: a fork makes the calls after its checkpoint, each under
/// one key, and none of those before; a purge is done or not done. A few kills in a normal run, more with GENXAI_FULL=1.
/// </summary>
public sealed class ForkCrashTests
{
    [Fact]
    public void Fork_KilledAtRandom_EndsAsIfUndisturbedAndCanBePurged()
    {
        var scenario = CrashScenario.All.Single(each => each.Name == "restores");
        using var calm = new CrashedRun(scenario, seed: 0, TimeSpan.Zero);
        calm.Run(kills: 0).GetProperty("status").GetString().ShouldBe("completed");
        var before = calm.Calls.Count;
        var clock = Stopwatch.StartNew();
        var expected = calm.Fork("f", kills: 0);
        var lasts = clock.Elapsed;
        var calls = calm.Calls.Skip(before).Order(StringComparer.Ordinal).ToList();

        // The checkpoint stands before b, and the fork knows that the tool is up again: b, bad and c are called.
        calls.Select(key => key.Split('/')[2]).ShouldBe(["b", "bad", "c"]);
        calls.ShouldAllBe(key => key.StartsWith("f/1/", StringComparison.Ordinal));

        var seeds = Environment.GetEnvironmentVariable("GENXAI_FULL") == "1" ? 20 : 1;
        for (var seed = 1; seed <= seeds; seed++)
        {
            using var run = new CrashedRun(scenario, seed, lasts);
            run.Run(kills: 0);
            var result = run.Fork("f", kills: 2);

            Text(result, "executed").ShouldBe(Text(expected, "executed"));
            Text(result, "state").ShouldBe(Text(expected, "state"));
            run.Calls.Skip(before).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(calls);
            run.Purge(kills: 2);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("k1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")]
    public void Fork_OfLargeValuesKilledAtRandom_IsWholeOrAbsent(string? keys)
    {
        var scenario = CrashScenario.Large() with { Keys = keys };
        using var run = new CrashedRun(scenario, seed: 1, TimeSpan.Zero);
        var source = run.Run(kills: 0);
        var tries = Environment.GetEnvironmentVariable("GENXAI_FULL") == "1" ? 40 : 3;
        for (var i = 0; i < tries; i++)
        {
            run.BreakFork(FormattableString.Invariant($"try{i}"), latest: 900);
        }

        // Whatever was copied for a fork that is not there is gone; a fork that is there has all that it needs.
        var (stored, runs) = run.Payloads();
        stored.ShouldBe(runs);
        var result = run.Fork("f", kills: 2);
        Text(result, "state").ShouldBe(Text(source, "state"));
        run.Purge(kills: 2);
        (stored, runs) = run.Payloads();
        stored.ShouldBe(runs);
        stored.Contains("f", StringComparer.Ordinal).ShouldBeFalse();
    }

    private static string Text(JsonElement result, string key) => JsonValues.ToJson(result.GetProperty(key));
}
