using System.Diagnostics;
using System.Globalization;

namespace GenXai.Bench;

/// <summary>The workloads of bench/compare.sh: nodes (or runs) per second, as one JSON object.</summary>
internal static class SpeedBench
{
    private const double WarmSeconds = 2;

    /// <summary>For how long each workload is measured at least; the variable is read by the peer's side too.</summary>
    private static readonly double MeasuredSeconds =
        double.Parse(Environment.GetEnvironmentVariable("GENXAI_BENCH_SECONDS") ?? "2", CultureInfo.InvariantCulture);

    private static readonly SpeedWorkload[] All =
    [
        new("chain_20", Workloads.Chain(20), Units: 20, Repeats: 100),
        new("fanout_100", Workloads.FanOut(100), Units: 101, Repeats: 20),
        new("fanout_1000", Workloads.FanOut(1000), Units: 1001, Repeats: 4),
        new("loop_1000", Workloads.Loop(1000), Units: 1000, Repeats: 4),
        new("runs_200x5", Workloads.Chain(5), Units: 200, Repeats: 4, Concurrent: 200),
    ];

    /// <summary>Measures all workloads, or those that are named.</summary>
    /// <param name="names">Their names; none: all.</param>
    public static async Task RunAsync(params string[] names)
    {
        var figures = new List<string>();
        foreach (var workload in All.Where(each => names.Length == 0 || names.Contains(each.Name, StringComparer.Ordinal)))
        {
            figures.Add(await MeasureAsync(workload));
        }

        Console.WriteLine($"{{{string.Join(",", figures)}}}");
    }

    private static async Task<string> MeasureAsync(SpeedWorkload workload)
    {
        var (name, definition, units, repeats, concurrent) = workload;
        await using var host = await BenchHost.OpenAsync(definition);
        // Both sides are warmed for as long: what is compared is a process that has been serving for a while.
        var clock = Stopwatch.StartNew();
        for (var i = 0; clock.Elapsed.TotalSeconds < WarmSeconds; i++)
        {
            await Task.WhenAll(Enumerable.Range(0, concurrent).Select(run => host.RunAsync($"warm-{i}-{run}")));
        }

        var times = new List<double>();
        clock.Restart();
        var (before, allocated) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        while (times.Count < repeats || clock.Elapsed.TotalSeconds < MeasuredSeconds)
        {
            var (number, begun) = (times.Count, clock.Elapsed);
            await Task.WhenAll(Enumerable.Range(0, concurrent).Select(run => host.RunAsync($"run-{number}-{run}")));
            times.Add((clock.Elapsed - begun).TotalMicroseconds);
        }

        var (wall, done) = (clock.Elapsed, (double)units * times.Count);
        var work = Environment.CpuUsage.TotalTime - before;
        // Where others use the machine too, the fastest runs and the processor's time say more than the clock.
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{name}: {times.Order().ElementAt(times.Count / 10) / units:F1} µs per unit in the fastest tenth; "
            + $"{work.TotalMicroseconds / done:F1} µs of processor time, {(GC.GetTotalAllocatedBytes() - allocated) / 1024 / done:F1} KiB allocated per unit"));
        return string.Create(CultureInfo.InvariantCulture, $"\"{name}\":{done / wall.TotalSeconds:F1}");
    }
}
