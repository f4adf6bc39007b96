using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using GenXai.Activities;
using GenXai.Activities.Payloads;
using GenXai.Activities.Scripts;
using GenXai.Activities.Tools;
using GenXai.Hosting.Client;
using GenXai.Hosting.Embedded;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Interpreter;
using GenXai.Workflows.Json;
using Microsoft.Data.Sqlite;

namespace GenXai.Bench;

/// <summary>The embedded host on a folder of its own, with one workflow; every step is committed to SQLite.</summary>
internal sealed class BenchHost : IDefinitionSource, IAsyncDisposable
{
    private const string Hash = "bench";

    private readonly WorkflowProgram _program;
    private readonly string _folder = Directory.CreateTempSubdirectory("genxai-bench-").FullName;
    private EmbeddedHost _host = null!;
    private long _carried;

    private BenchHost(WorkflowDefinition definition) => _program = new WorkflowProgram
    {
        Bundle = new WorkflowBundle
        {
            Main = Hash,
            Hash = Hash,
            Files = ImmutableSortedDictionary<string, string>.Empty,
            References = ImmutableSortedDictionary<string, string>.Empty,
        },
        Main = Hash,
        Workflows = ImmutableSortedDictionary<string, WorkflowDefinition>.Empty.Add(Hash, definition),
        Subworkflows = ImmutableSortedDictionary<string, string>.Empty,
    };

    public static async Task<BenchHost> OpenAsync(
        WorkflowDefinition definition, IReadOnlyList<ITool>? tools = null, Script? script = null)
    {
        var bench = new BenchHost(definition);
        bench._host = await EmbeddedHost.OpenAsync(new EmbeddedOptions
        {
            DataFolder = bench._folder,
            Program = services => new EmbeddedProgram
            {
                Orchestrators =
                [
                    new OrchestratorRegistration(WorkflowEngine.OrchestratorName, "1", new WorkflowOrchestrator(bench)),
                ],
                Activities = [.. ActivitySet.Create(new ActivityOptions
                {
                    Definitions = bench,
                    Payloads = services.Payloads,
                    Tools = tools ?? [new NoOpTool()],
                    Script = script,
                }).Select(activity => new CountedActivity(activity, bytes => Interlocked.Add(ref bench._carried, bytes)))],
            },
        });
        return bench;
    }

    /// <summary>The bytes that went in and out of activities, those of generations that are over included.</summary>
    public long CarriedBytes => Interlocked.Read(ref _carried);

    public WorkflowProgram Get(string hash) => _program;

    /// <summary>Runs the workflow to its end.</summary>
    /// <param name="id">The run's id.</param>
    /// <param name="given">Its input; null: an empty object.</param>
    public async Task RunAsync(string id, JsonElement? given = null)
    {
        var input = new WorkflowRunInput
        {
            RunId = id,
            RootId = id,
            Definition = Hash,
            WorkflowKey = Hash,
            Input = given ?? JsonValues.Parse("{}"),
        };
        await _host.Client.ScheduleAsync(new ScheduleRequest(
            WorkflowEngine.OrchestratorName,
            id,
            JsonSerializer.Serialize(input, ContractsJsonContext.Default.WorkflowRunInput))
        { Version = "1" });
        var state = await _host.Client.WaitForChangeAsync(id, each => each.IsEnded);
        if (state?.Status != OrchestrationStatus.Completed)
        {
            throw new InvalidOperationException($"{id} ended {state?.Status}: {state?.Failure?.Message} {state?.Output}");
        }
    }

    /// <summary>The run's output with all its values, in bytes of UTF-8.</summary>
    public async Task<long> ResultBytesAsync(string id)
    {
        var state = await _host.Client.GetAsync(id);
        var result = JsonSerializer.Deserialize(state!.Output!, ContractsJsonContext.Default.RunOutput)!.Result;
        var output = await new StoredValues(_host.Payloads).ResolveAsync(id, result.Output ?? JsonValues.Null);
        return output!.Value.GetRawText().Length;
    }

    /// <summary>What the folder holds, in bytes: history with inputs, messages and outputs; the log; stored values.</summary>
    public (long History, long Log, long Stored) Sizes()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "runs.db")};Pooling=False");
        connection.Open();
        return (
            Sum(connection, "length(data)", "history") + Sum(connection, "length(data)", "inbox")
                + Sum(connection, "length(input)", "inputs") + Sum(connection, "length(output)", "instances"),
            Sum(connection, "length(data)", "events"),
            Directory.EnumerateFiles(_folder, "*", new EnumerationOptions { RecurseSubdirectories = true })
                .Where(path => path.Contains("payloads", StringComparison.Ordinal)).Sum(path => new FileInfo(path).Length));
    }

    /// <summary>The log of a run.</summary>
    public async Task<List<LogEntry>> LogAsync(string id)
    {
        var all = new List<LogEntry>();
        while (true)
        {
            var page = await _host.Log.ReadAsync(id, all.Count + 1);
            if (page.Count == 0)
            {
                return all;
            }

            all.AddRange(page);
        }
    }

    private static long Sum(SqliteConnection connection, string what, string table)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Both names are constants of this class.
        command.CommandText = $"SELECT coalesce(sum({what}), 0) FROM {table}";
#pragma warning restore CA2100
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
