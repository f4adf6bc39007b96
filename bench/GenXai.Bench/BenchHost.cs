using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Activities;
using GenXai.Hosting.Client;
using GenXai.Hosting.Embedded;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Interpreter;
using GenXai.Workflows.Json;

namespace GenXai.Bench;

/// <summary>The embedded host on a folder of its own, with one workflow; every step is committed to SQLite.</summary>
internal sealed class BenchHost : IDefinitionSource, IAsyncDisposable
{
    private const string Hash = "bench";

    private readonly WorkflowProgram _program;
    private readonly string _folder = Directory.CreateTempSubdirectory("genxai-bench-").FullName;
    private EmbeddedHost _host = null!;

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

    public static async Task<BenchHost> OpenAsync(WorkflowDefinition definition)
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
                Activities = ActivitySet.Create(new ActivityOptions
                {
                    Definitions = bench,
                    Payloads = services.Payloads,
                    Tools = [new NoOpTool()],
                }),
            },
        });
        return bench;
    }

    public WorkflowProgram Get(string hash) => _program;

    /// <summary>Runs the workflow to its end.</summary>
    public async Task RunAsync(string id)
    {
        var input = new WorkflowRunInput
        {
            RunId = id,
            RootId = id,
            Definition = Hash,
            WorkflowKey = Hash,
            Input = JsonValues.Parse("{}"),
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

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
