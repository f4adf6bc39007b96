using System.Diagnostics;
using System.Globalization;
using GenXai.Workflows.Definitions;

namespace GenXai.Bench;

/// <summary>The workloads of bench/compare.sh: nodes (or runs) per second, as one JSON object.</summary>
internal static class SpeedBench
{
    private const double WarmSeconds = 2;

    public static async Task RunAsync()
    {
        var figures = new List<string>
        {
            await MeasureAsync("chain_20", Workloads.Chain(20), units: 20, repeats: 100),
            await MeasureAsync("fanout_100", Workloads.FanOut(100), units: 101, repeats: 20),
            await MeasureAsync("fanout_1000", Workloads.FanOut(1000), units: 1001, repeats: 4),
            await MeasureAsync("loop_1000", Workloads.Loop(1000), units: 1000, repeats: 4),
            await MeasureAsync("runs_200x5", Workloads.Chain(5), units: 200, repeats: 4, concurrent: 200),
        };
        Console.WriteLine($"{{{string.Join(",", figures)}}}");
    }

    private static async Task<string> MeasureAsync(
        string name, WorkflowDefinition definition, int units, int repeats, int concurrent = 1)
    {
        await using var host = await BenchHost.OpenAsync(definition);
        // Both sides are warmed for as long: what is compared is a process that has been serving for a while.
        var clock = Stopwatch.StartNew();
        for (var i = 0; clock.Elapsed.TotalSeconds < WarmSeconds; i++)
        {
            await Task.WhenAll(Enumerable.Range(0, concurrent).Select(run => host.RunAsync($"warm-{i}-{run}")));
        }

        clock.Restart();
        for (var i = 0; i < repeats; i++)
        {
            await Task.WhenAll(Enumerable.Range(0, concurrent).Select(run => host.RunAsync($"run-{i}-{run}")));
        }

        var rate = units * repeats / clock.Elapsed.TotalSeconds;
        return string.Create(CultureInfo.InvariantCulture, $"\"{name}\":{rate:F1}");
    }
}
