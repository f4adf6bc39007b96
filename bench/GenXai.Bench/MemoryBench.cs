using System.Diagnostics;
using System.Globalization;
using System.Numerics.Tensors;
using GenXai.Activities.Memory.Records;
using GenXai.Activities.Memory.Stores;
using Microsoft.Extensions.VectorData;

namespace GenXai.Bench;

/// <summary>A search among 100,000 memories of 384 dimensions, kept in SQLite.</summary>
internal static class MemoryBench
{
    private const int Items = 100_000;
    private const int Dimensions = 384;
    private const int Searches = 50;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("genxai-bench-");
        try
        {
            await RunAsync(Path.Combine(folder.FullName, "memory.db"));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(string path)
    {
        var random = new Random(7);
        using (var writer = new SqliteMemories(path))
        {
            var clock = Stopwatch.StartNew();
            foreach (var chunk in Enumerable.Range(0, Items).Chunk(5_000))
            {
                await writer.UpsertAsync(chunk.Select(i => Record(i, Direction(random))));
            }

            Report("100,000 memories written", clock.Elapsed.TotalSeconds, "s");
        }

        using var store = new SqliteMemories(path);
        var opening = Stopwatch.StartNew();
        await SearchAsync(store, Direction(random));
        Report("first search, with loading", opening.Elapsed.TotalSeconds, "s");
        var times = new List<double>();
        for (var i = 0; i < Searches; i++)
        {
            var query = Direction(random);
            var clock = Stopwatch.StartNew();
            await SearchAsync(store, query);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Report("search, median of 50", times[Searches / 2], "ms");
        Report("search, slowest of 50", times[^1], "ms");
        Report("peak memory", Process.GetCurrentProcess().PeakWorkingSet64 / (double)(1 << 20), "MiB");
    }

    private static async Task SearchAsync(SqliteMemories store, float[] query)
    {
        var options = new VectorSearchOptions<MemoryRecord> { Filter = record => record.Owner == "bench/a" && record.Kind == "long_term" };
        var found = 0;
        await foreach (var hit in store.SearchAsync(query, 5, options))
        {
            found += hit.Record.Vector.Length > 0 ? 1 : 0;
        }

        if (found != 5)
        {
            throw new InvalidOperationException($"5 were looked for and {found} found");
        }
    }

    private static MemoryRecord Record(int number, float[] vector) => new()
    {
        Id = number.ToString("x8", CultureInfo.InvariantCulture),
        Owner = "bench/a",
        Kind = "long_term",
        Text = "a note of some words, as agents leave them",
        Vector = vector,
    };

    private static float[] Direction(Random random)
    {
        var vector = new float[Dimensions];
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = (float)(random.NextDouble() - 0.5);
        }

        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }

    private static void Report(string what, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-28} {value,8:F2} {unit}"));
}
