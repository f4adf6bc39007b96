using System.Diagnostics;
using System.Globalization;
using GenXai.Hosting.Client;
using GenXai.Hosting.Embedded;

namespace GenXai.Bench;

/// <summary>The embedded runtime on the bare port, without workflows: the best of five rounds per measure.</summary>
internal static class PortBench
{
    /// <summary>Measures.</summary>
    /// <param name="store">memory, process (SQLite, synchronous=NORMAL) or power (FULL).</param>
    public static async Task RunAsync(string store)
    {
        var folder = Directory.CreateTempSubdirectory("genxai-bench-");
        var options = new EmbeddedOptions
        {
            Program = _ => new EmbeddedProgram
            {
                Orchestrators = [new("chain", "1", new ChainOrchestrator()), new("fan", "1", new FanOutOrchestrator())],
                Activities = [new NoOpActivity()],
            },
            DataFolder = store is "memory" ? null : folder.FullName,
            Durability = store is "power" ? Durability.Power : Durability.Process,
        };
        await using (var host = await EmbeddedHost.OpenAsync(options))
        {
            var number = 0;
            await MeasureAsync("chain of 2,000 activities, steps/s", 2000, () => RunAsync("chain", 2000, 1));
            await MeasureAsync("fan-out of 1,000 activities, activities/s", 1000, () => RunAsync("fan", 1000, 1));
            await MeasureAsync("200 instances of 5 activities at once, instances/s", 200, () => RunAsync("chain", 5, 200));
            await MeasureAsync("1,000 instances of 5 activities at once, instances/s", 1000, () => RunAsync("chain", 5, 1000));
            using var process = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"peak memory, MiB: {process.PeakWorkingSet64 >> 20}, CPU s: {process.TotalProcessorTime.TotalSeconds:F1}"));

            async Task RunAsync(string name, int size, int instances)
            {
                var input = size.ToString(CultureInfo.InvariantCulture);
                var first = number;
                number += instances;
                await Task.WhenAll(Enumerable.Range(first, instances).Select(async i =>
                {
                    var id = $"{name}-{i}";
                    await host.Client.ScheduleAsync(new ScheduleRequest(name, id, input));
                    await host.Client.WaitForChangeAsync(id, state => state.IsEnded);
                }));
            }
        }

        folder.Delete(recursive: true);
    }

    private static async Task MeasureAsync(string name, int units, Func<Task> round)
    {
        var best = 0.0;
        await round();
        for (var i = 0; i < 5; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await round();
            best = Math.Max(best, units / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {best:F0}"));
    }
}
