using System.Text.Json;
using GenXai.Cli.Tests.Support;
using GenXai.Cli.WorkflowTests.Model;
using GenXai.Cli.WorkflowTests.Reading;
using GenXai.Hosting.Catalog;
using Microsoft.Data.Sqlite;
using Shouldly;

namespace GenXai.Cli.Tests.Patterns;

/// <summary>A folder of <c>samples/patterns</c>, and the runs of its tests that script nothing.</summary>
internal sealed class PatternSample
{
    private static readonly string Folder = Path.Combine(Root(), "samples", "patterns");

    private PatternSample(string name) => Name = name;

    public static IReadOnlyList<PatternSample> All { get; } =
        [.. Directory.GetDirectories(Folder).Select(path => new PatternSample(Path.GetFileName(path))).OrderBy(sample => sample.Name, StringComparer.Ordinal)];

    public string Name { get; }

    public string FullPath => Path.Combine(Folder, Name);

    /// <summary>Tests that need no scripted model and no scripted tool: the offline model answers.</summary>
    public IReadOnlyList<RunTest> OfflineRuns()
    {
        var file = WorkflowTestReader.Read(Path.Combine(FullPath, "workflow.test.yaml"), new DiskDefinitionFiles(FullPath));
        file.Faults.ShouldBeEmpty();
        return [.. file.Tests.OfType<RunTest>().Where(test => test.Script is { Model.Count: 0, Tools.Count: 0, Respond.IsEmpty: true })];
    }

    /// <summary>Puts the sample into a sandbox.</summary>
    public void CopyTo(Sandbox sandbox)
    {
        foreach (var file in Directory.GetFiles(FullPath, "*.yaml"))
        {
            sandbox.Write(Path.GetFileName(file), File.ReadAllText(file));
        }
    }

    /// <summary>The entries of all runs in a data folder, each run's in order.</summary>
    public static List<JsonElement> Entries(string data)
    {
        var entries = new List<JsonElement>();
        var file = Path.Combine(data, "runs.db");
        if (!File.Exists(file))
        {
            return entries;
        }

        using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Default Timeout=60");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = 'events'";
        if ((long)command.ExecuteScalar()! == 0)
        {
            return entries;
        }

        command.CommandText = "SELECT CAST(data AS TEXT) FROM events ORDER BY instance, seq";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            entries.Add(JsonElement.Parse(reader.GetString(0)));
        }

        return entries;
    }

    /// <summary>The keys of the calls that have ended, of one root run.</summary>
    public static List<string> Keys(IEnumerable<JsonElement> entries, string runId) =>
    [
        .. entries.Where(IsCall)
            .Select(entry => entry.GetProperty("data").GetProperty("key").GetString()!)
            .Where(key => key.StartsWith(runId + "/", StringComparison.Ordinal)),
    ];

    /// <summary>A script by which each agent says again what it said in these runs, and takes its time.</summary>
    public static string Script(IEnumerable<JsonElement> entries, int delayMs)
    {
        var replies = entries
            .Where(entry => entry.GetProperty("type").GetString() == "model.completed")
            .Select(entry => entry.GetProperty("data"))
            .GroupBy(data => data.GetProperty("agent").GetString()!, StringComparer.Ordinal)
            .Select(agent => $"{JsonSerializer.Serialize(agent.Key)}: [{string.Join(", ", agent.Select(data => Reply(data.GetProperty("outcome"), delayMs)))}]");
        return $"{{\"model\": {{{string.Join(", ", replies)}}}}}";
    }

    private static bool IsCall(JsonElement entry) => entry.GetProperty("type").GetString() is "model.completed" or "tool.completed";

    private static string Reply(JsonElement outcome, int delayMs)
    {
        var said = outcome.TryGetProperty("toolCalls", out var calls) && calls.GetArrayLength() > 0
            ? $"\"tool_calls\": [{string.Join(", ", calls.EnumerateArray().Select(call => $"{{\"name\": {call.GetProperty("name").GetRawText()}, \"arguments\": {call.GetProperty("arguments").GetRawText()}}}"))}]"
            : $"\"json\": {outcome.GetProperty("reply").GetRawText()}";
        return FormattableString.Invariant($"{{{said}, \"delay_ms\": {delayMs}}}");
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "GenXai.Functions.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("the tests do not stand in a checkout");
    }
}
