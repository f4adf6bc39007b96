using System.Text.Json;
using GenXai.Cli.WorkflowTests.Model;
using GenXai.Cli.WorkflowTests.Reading;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Embedded.History;
using GenXai.Integration.Tests.Replay;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Interpreter.Execution.Generations;

namespace GenXai.Integration.Tests.Histories;

/// <summary>The recorded runs, and how they are recorded.</summary>
internal static class RecordedHistories
{
    private static readonly string Folder = Repository.PathOf("tests", "GenXai.Integration.Tests", "Histories");

    public static IReadOnlyList<RunTest> Tests { get; } = ReadTests();

    public static string PathOf(string name) => Path.Combine(Folder, $"{name}.json");

    public static async Task<HistoryFile> RecordAsync(RunTest test)
    {
        var limits = test.Name == "generations" ? new HistoryLimits(3, 1 << 20) : HistoryLimits.Default;
        var run = await RunBench.RunAsync(test, new DiskDefinitionFiles(Folder), BenchOptions.Undisturbed with { Limits = limits });
        using var json = new HistoryJson();
        return new HistoryFile
        {
            Engine = WorkflowEngine.Current,
            MaxEvents = limits.MaxEvents,
            Bundle = run.Program.Bundle,
            Generations = [.. run.Instances.SelectMany(instance => instance.Generations).Select(generation => new HistoryGeneration(
                generation.InstanceId,
                generation.Number,
                generation.Input,
                [.. generation.Steps.Select(step => JsonElement.Parse(json.Write(ReplayFaults.Row(step)).Span))]))],
        };
    }

    private static List<RunTest> ReadTests()
    {
        var file = WorkflowTestReader.Read(Path.Combine(Folder, "recorded.test.yaml"), new DiskDefinitionFiles(Folder));
        return file.Faults.Count == 0
            ? [.. file.Tests.Cast<RunTest>()]
            : throw new InvalidOperationException(string.Join('\n', file.Faults));
    }
}
