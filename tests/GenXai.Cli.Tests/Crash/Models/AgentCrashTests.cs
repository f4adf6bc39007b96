using System.Globalization;
using System.Text.Json;
using GenXai.Testing.Models;
using GenXai.Workflows.Json;
using Shouldly;
using Xunit;

namespace GenXai.Cli.Tests.Crash.Models;

/// <summary>
/// Agents whose processes are killed with SIGKILL at random moments, against a model server over HTTP: no call that
/// was committed is made again, and one that was open is repeated under its key, once for each kill at most. A few
/// kills in a normal run; 200 in all with GENXAI_FULL=1.
/// </summary>
public sealed class AgentCrashTests
{
    private const int AllKills = 200;
    private const int KillsPerRun = 5;

    public static TheoryData<string> Scenarios => [.. ModelScenario.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Run_KilledAtRandom_PaysEachFinishedCallOnce(string name)
    {
        var scenario = ModelScenario.All.Single(each => each.Name == name);
        var (expected, calm) = await CalmAsync(scenario);
        var wanted = Environment.GetEnvironmentVariable("GENXAI_FULL") == "1" ? (AllKills + ModelScenario.All.Count - 1) / ModelScenario.All.Count : 2;
        var kills = 0;
        var repeats = 0;
        for (var seed = 1; kills < wanted && seed < 10 * wanted; seed++)
        {
            await using var server = await FakeModelServer.StartAsync(CrashModel.Respond);
            using var run = new KilledAgents(scenario, server, seed);
            var result = await run.RunAsync(Math.Min(wanted - kills, KillsPerRun), calm.Count);
            kills += run.CommittedAtKill.Count;
            repeats += Repeats(server, run);

            server.Keys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .ShouldBe(calm.Order(StringComparer.Ordinal), "the same calls were made, each under its key");
            Told(result).ShouldBe(Told(expected), "a run that was killed gives and costs what an undisturbed one does");
        }

        kills.ShouldBe(wanted);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name}: {kills} kills, {calm.Count} requests in an undisturbed run, {repeats} repeats of calls that were open at a kill"));
    }

    private static async Task<(JsonElement Result, List<string> Keys)> CalmAsync(ModelScenario scenario)
    {
        await using var server = await FakeModelServer.StartAsync(CrashModel.Respond);
        using var run = new KilledAgents(scenario, server, seed: 0);
        var result = await run.RunAsync(kills: 0, requests: 0);
        result.GetProperty("status").GetString().ShouldBe("completed");
        server.Keys.ShouldBeUnique(StringComparer.Ordinal);
        server.Keys.ShouldAllBe(key => key.Length > 0);
        return (result, [.. server.Keys]);
    }

    // Each process asks at most once under a key, and never under one that was committed when it started. So the
    // repeats of a key are at most the kills while it was open.
    private static int Repeats(FakeModelServer server, KilledAgents run)
    {
        var asked = server.Requests.Select(request => (request.Key, request.Caller)).ToList();
        asked.ShouldBeUnique();
        foreach (var (key, caller) in asked.Where(each => each.Caller > 1))
        {
            run.CommittedAtKill[caller - 2].Contains(Call(key)).ShouldBeFalse($"{key}: process {caller} asked again what was committed");
        }

        return asked.Count - asked.DistinctBy(each => each.Key, StringComparer.Ordinal).Count();
    }

    // A request after an error that was received has the call's key and a number.
    private static string Call(string key)
    {
        var dot = key.IndexOf('.', key.LastIndexOf('/') + 1);
        return dot < 0 ? key : key[..dot];
    }

    // Times differ.
    private static string Told(JsonElement result) => string.Join('\n', new[] { "status", "output", "usage" }
        .Select(name => JsonValues.ToJson(result.GetProperty(name)))
        .Concat(result.GetProperty("executed").EnumerateArray().Select(step => step.GetString()!).Order(StringComparer.Ordinal)));
}
