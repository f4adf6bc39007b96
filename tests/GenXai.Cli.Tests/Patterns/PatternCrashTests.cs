using System.Diagnostics;
using System.Text.Json;
using GenXai.Cli.Tests.Support;
using GenXai.Cli.WorkflowTests.Model;
using GenXai.Workflows.Json;
using Shouldly;
using Xunit;

namespace GenXai.Cli.Tests.Patterns;

/// <summary>
/// Every pattern of samples/patterns, twice at once in processes of their own that are killed in the middle: both runs go
/// on, come to what an undisturbed one comes to, and repeat no call that had ended. More kills with GENXAI_FULL=1.
/// </summary>
public sealed class PatternCrashTests : IDisposable
{
    private const int DelayMs = 60;
    private static readonly int Rounds = Environment.GetEnvironmentVariable("GENXAI_FULL") == "1" ? 8 : 1;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly Sandbox _sandbox = new();

    public static TheoryData<string, string> Runs
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var sample in PatternSample.All)
            {
                foreach (var test in sample.OfflineRuns())
                {
                    data.Add(sample.Name, test.Name);
                }
            }

            return data;
        }
    }

    private string CallLog => Path.Combine(_sandbox.Folder, "calls.log");

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void Patterns_OfTheSamples_EachRunOffline() =>
        PatternSample.All.Where(sample => sample.OfflineRuns().Count == 0).Select(sample => sample.Name).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Run_TwoAtOnceKilledInTheMiddle_EndAsIfUndisturbed(string pattern, string run)
    {
        var sample = PatternSample.All.Single(each => each.Name == pattern);
        var test = sample.OfflineRuns().Single(each => each.Name == run);
        sample.CopyTo(_sandbox);
        var (expected, calls) = await CalmAsync(test);
        for (var round = 1; round <= Rounds; round++)
        {
            await DisturbAsync(test, expected, calls, round);
        }
    }

    // First as the offline model has it, then by a script that says the same and takes its time.
    private async Task<(JsonElement Result, List<string> Calls)> CalmAsync(RunTest test)
    {
        var offline = Path.Combine(_sandbox.Folder, "offline");
        await RunAsync(test, "calm", offline, []);
        _sandbox.Write("slow.json", PatternSample.Script(PatternSample.Entries(offline), DelayMs));
        var data = Path.Combine(_sandbox.Folder, "calm");
        var result = await RunAsync(test, "calm", data, ["--script", "slow.json"]);
        return (result, PatternSample.Keys(PatternSample.Entries(data), "calm"));
    }

    private async Task<JsonElement> RunAsync(RunTest test, string id, string data, string[] more)
    {
        var outcome = await _sandbox.RunAsync([.. Arguments(test, id, data), .. more]);
        outcome.ExitCode.ShouldBe(ExitCode(test), outcome.Error);
        return JsonElement.Parse(outcome.Out);
    }

    private async Task DisturbAsync(RunTest test, JsonElement expected, List<string> calls, int round)
    {
        string[] ids = [$"a{round}", $"b{round}"];
        var data = Path.Combine(_sandbox.Folder, $"data{round}");
        await File.WriteAllTextAsync(CallLog, "", TestContext.Current.CancellationToken);
        var due = new Random(round).Next(1, Math.Max(2, calls.Count));
        await KilledAsync(
            () => ids.Any(id => PatternSample.Keys(PatternSample.Entries(data), id).Count >= due),
            [.. ids.Select(id => Start([.. Arguments(test, id, data), "--script", "slow.json"]))]);
        var entries = PatternSample.Entries(data);
        var before = (await File.ReadAllLinesAsync(CallLog, TestContext.Current.CancellationToken)).Length;
        var ended = ids.SelectMany(id => PatternSample.Keys(entries, id)).ToHashSet(StringComparer.Ordinal);

        var ends = await Task.WhenAll(ids.Select(id => GoOnAsync(test, id, data)));

        foreach (var (id, end) in ids.Zip(ends))
        {
            Same(expected, end, id);
            PatternSample.Keys(PatternSample.Entries(data), id).Select(key => key[id.Length..]).Order(StringComparer.Ordinal)
                .ShouldBe(calls.Select(key => key["calm".Length..]).Order(StringComparer.Ordinal), $"{id} makes the same calls");
        }

        (await File.ReadAllLinesAsync(CallLog, TestContext.Current.CancellationToken)).Skip(before).ShouldNotContain(key => ended.Contains(key));
    }

    // Killed before its first step was committed it is not there, and begins anew.
    private async Task<JsonElement> GoOnAsync(RunTest test, string id, string data)
    {
        using var resumed = Start("resume", id, "--json", "--script", "slow.json", "--data", data);
        var end = await ProgramProcess.EndAsync(resumed);
        if (end.ExitCode == 2)
        {
            using var again = Start([.. Arguments(test, id, data), "--script", "slow.json"]);
            end = await ProgramProcess.EndAsync(again);
        }

        end.ExitCode.ShouldBe(ExitCode(test), end.Error);
        return JsonElement.Parse(end.Out);
    }

    private static void Same(JsonElement expected, JsonElement actual, string id)
    {
        foreach (var field in (string[])["status", "output", "state", "compensated", "compensation_failed"])
        {
            JsonValues.ToJson(actual.GetProperty(field)).ShouldBe(JsonValues.ToJson(expected.GetProperty(field)), $"{id}: {field}");
        }

        Steps(actual).ShouldBe(Steps(expected), id);
    }

    private static List<string> Steps(JsonElement result) =>
        [.. result.GetProperty("executed").EnumerateArray().Select(step => step.GetString()!).Order(StringComparer.Ordinal)];

    private static int ExitCode(RunTest test) => test.Expect.Status == "failed" ? 1 : 0;

    private static string[] Arguments(RunTest test, string id, string data) =>
        ["run", Path.GetFileName(test.Path!), "--id", id, "--json", "--input", JsonValues.ToJson(test.Input), "--data", data];

    private Process Start(params string[] arguments) => ProgramProcess.Start(
        _sandbox, new Dictionary<string, string?>(StringComparer.Ordinal) { ["GENXAI_CALL_LOG"] = CallLog }, arguments);

    private static async Task KilledAsync(Func<bool> isTime, Process[] processes)
    {
        var clock = Stopwatch.StartNew();
        while (!isTime() && processes.Any(process => !process.HasExited))
        {
            clock.Elapsed.ShouldBeLessThan(Patience);
            await Task.Delay(Look, TestContext.Current.CancellationToken);
        }

        foreach (var process in processes)
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            process.Dispose();
        }
    }
}
