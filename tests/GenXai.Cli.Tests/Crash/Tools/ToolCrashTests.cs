using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Json;
using Shouldly;
using Xunit;

namespace GenXai.Cli.Tests.Crash.Tools;

/// <summary>
/// Tools composed of steps and of workflows, nested, in nodes, elements and an agent's tool loop, whose processes are
/// killed with SIGKILL at random moments: by the count of the service that they call, no call that was committed is made
/// again, and one that was open is repeated under its key. A few kills in a normal run; 60 with GENXAI_FULL=1.
/// </summary>
public sealed class ToolCrashTests
{
    private const int KillsPerRun = 6;

    [Fact]
    public async Task Run_ComposedToolsKilledAtRandom_MakesEachFinishedCallOnce()
    {
        var (expected, calm) = await CalmAsync();
        var wanted = Environment.GetEnvironmentVariable("GENXAI_FULL") == "1" ? 60 : 4;
        var (kills, repeats) = (0, 0);
        for (var seed = 1; kills < wanted && seed < 10 * wanted; seed++)
        {
            await using var server = await CountingServer.StartAsync();
            using var run = new KilledTools(server, seed);
            var result = await run.RunAsync(Math.Min(wanted - kills, KillsPerRun), calm.Count);
            kills += run.CommittedAtKill.Count;
            repeats += Repeats(server, run);

            server.Requests.Select(request => request.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .ShouldBe(calm.Order(StringComparer.Ordinal), "the same calls were made, each under its key");
            Told(result).ShouldBe(Told(expected));
        }

        kills.ShouldBe(wanted);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{kills} kills, {calm.Count} calls in an undisturbed run, {repeats} repeats of calls that were open at a kill"));
    }

    private static async Task<(JsonElement Result, List<string> Keys)> CalmAsync()
    {
        await using var server = await CountingServer.StartAsync();
        using var run = new KilledTools(server, seed: 0);
        var result = await run.RunAsync(kills: 0, requests: 0);
        result.GetProperty("status").GetString().ShouldBe("completed");
        var keys = server.Requests.Select(request => request.Key).Order(StringComparer.Ordinal).ToList();
        keys.ShouldBeUnique(StringComparer.Ordinal);
        keys.ShouldAllBe(key => key.Length > 0);
        return (result, keys);
    }

    // Each process asks at most once under a key, and never under one that was committed when it started.
    private static int Repeats(CountingServer server, KilledTools run)
    {
        var asked = server.Requests.ToList();
        asked.ShouldBeUnique();
        foreach (var (key, caller) in asked.Where(each => each.Caller > 1))
        {
            run.CommittedAtKill[caller - 2].Contains(Call(key)).ShouldBeFalse($"{key}: process {caller} called again what was committed");
        }

        return asked.Count - asked.DistinctBy(each => each.Key, StringComparer.Ordinal).Count();
    }

    // A request that the tool repeats after a refusal has the call's key and a mark.
    private static string Call(string key) => key.EndsWith(".c2", StringComparison.Ordinal) ? key[..^3] : key;

    // Times differ.
    private static string Told(JsonElement result) => string.Join('\n', new[] { "status", "output" }
        .Select(name => JsonValues.ToJson(result.GetProperty(name)))
        .Concat(result.GetProperty("executed").EnumerateArray().Select(step => step.GetString()!).Order(StringComparer.Ordinal))
        .Concat(result.GetProperty("tools").EnumerateArray().Select(tool => $"{tool.GetProperty("name")} {tool.GetProperty("calls")} {tool.GetProperty("failures")}")));
}
