using System.Diagnostics;
using System.Globalization;
using GenXai.Activities.Tools;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Contracts.Log.Run;
using GenXai.Workflows.Json;

namespace GenXai.Bench;

/// <summary>The sizes that the issue names; each in a process of its own, so that its peak memory is its own.</summary>
internal static class ScaleBench
{
    public static Task RunAsync(string name) => name switch
    {
        "chain" => OneAsync("chain of 10,000 nodes", definition: Workloads.Chain(10_000), units: 10_000),
        "fanout" => OneAsync("fan-out of 5,000", Workloads.FanOut(5_000), 5_001),
        "map" => MapAsync("map of 5,000, 100 at once", new NoOpTool()),
        "wide" => MapAsync("the same, 15 KB each", new TextTool(15_000)),
        "loop" => LoopAsync(),
        "runs" => RunsAsync(),
        _ => throw new ArgumentException($"unknown workload '{name}'; known are chain, fanout, map, wide, loop, runs", nameof(name)),
    };

    private static async Task OneAsync(string title, Workflows.Definitions.WorkflowDefinition definition, int units)
    {
        await using var host = await BenchHost.OpenAsync(definition);
        var clock = Stopwatch.StartNew();
        await host.RunAsync("run");
        Report(title, clock.Elapsed, PeakMebibytes, $"{units / clock.Elapsed.TotalSeconds:F0} nodes/s");
    }

    private static async Task MapAsync(string title, ITool tool)
    {
        const int elements = 5_000;
        await using var host = await BenchHost.OpenAsync(Workloads.Map(concurrency: 100), [tool]);
        var clock = Stopwatch.StartNew();
        await host.RunAsync("run", JsonValues.Parse($"{{\"items\": [{string.Join(',', Enumerable.Range(0, elements))}]}}"));
        var (elapsed, peak) = (clock.Elapsed, PeakMebibytes);
        var log = await host.LogAsync("run");
        Report(
            title,
            elapsed,
            peak,
            $"{elements / elapsed.TotalSeconds:F0} elements/s, {log.Count(entry => entry.Data is RunContinued) + 1} generations");
    }

    private static async Task LoopAsync()
    {
        const int passes = 10_000;
        await using var host = await BenchHost.OpenAsync(Workloads.Loop(passes));
        var clock = Stopwatch.StartNew();
        await host.RunAsync("run");
        var (elapsed, peak) = (clock.Elapsed, PeakMebibytes);
        var starts = (await host.LogAsync("run")).Where(entry => entry.Data is NodeStarted).Select(entry => entry.At).ToList();
        var first = starts[1_000] - starts[0];
        var last = starts[^1] - starts[^1_001];
        Report(
            "loop of 10,000 passes",
            elapsed,
            peak,
            string.Create(CultureInfo.InvariantCulture, $"first 1,000 {first.TotalSeconds:F2} s, last 1,000 {last.TotalSeconds:F2} s, ratio {last / first:F2}"));
    }

    private static async Task RunsAsync()
    {
        const int runs = 1_000;
        await using var host = await BenchHost.OpenAsync(Workloads.Chain(5));
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, runs).Select(run => host.RunAsync($"run-{run}")));
        Report("1,000 runs of 5 at once", clock.Elapsed, PeakMebibytes, $"{runs / clock.Elapsed.TotalSeconds:F0} runs/s");
    }

    /// <summary>Read before the log is: what the benchmark reads is not what the run needs.</summary>
    private static long PeakMebibytes => Process.GetCurrentProcess().PeakWorkingSet64 / (1 << 20);

    private static void Report(string title, TimeSpan elapsed, long peak, string detail) =>
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{title,-24} {elapsed.TotalSeconds,7:F2} s  peak {peak,4} MiB  {detail}"));
}
