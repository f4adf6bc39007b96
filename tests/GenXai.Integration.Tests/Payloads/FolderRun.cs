using System.Globalization;
using GenXai.Activities;
using GenXai.Activities.Calls;
using GenXai.Activities.Tools;
using GenXai.Cli.Sessions;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Client;
using GenXai.Hosting.Embedded;
using GenXai.Hosting.Encryption;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Interpreter;
using Microsoft.Data.Sqlite;

namespace GenXai.Integration.Tests.Payloads;

/// <summary>Runs on the embedded host in a folder of their own, with tools of their own.</summary>
internal sealed class FolderRun : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genxai-test-");

    public string Folder => _folder.FullName;

    public MasterKeys? Keys { get; init; }

    public IReadOnlyList<ITool> Tools { get; init; } = [];

    public IReadOnlyList<ICallObserver> Observers { get; init; } = [];

    /// <summary>Opens the folder, lets something be done there, and closes it.</summary>
    public async Task<T> UseAsync<T>(TestText text, Func<IWorkflowClient, EmbeddedHost, Task<T>> use)
    {
        DefinitionCatalog? catalog = null;
        await using var host = await EmbeddedHost.OpenAsync(new EmbeddedOptions
        {
            DataFolder = Folder,
            Keys = Keys,
            Program = services => ProgramOf(services, catalog = new DefinitionCatalog(services.Definitions), text),
        });
        return await use(new WorkflowClient(host.Client, host.Log, catalog!, TimeProvider.System, host.Payloads), host);
    }

    /// <summary>Runs a workflow until it ends or waits.</summary>
    public Task<RunResult> RunAsync(TestText text, string runId = "run") => UseAsync(text, async (client, _) =>
    {
        await StartAsync(client, text, runId);
        return await client.WaitAsync(runId);
    });

    /// <summary>Starts a workflow in a folder that is open.</summary>
    public static async Task StartAsync(IWorkflowClient client, TestText text, string runId = "run")
    {
        var program = (await DefinitionReader.LoadAsync(text, text.Test, HostTools.BuiltIn)).Program ?? throw new InvalidOperationException("the workflow is faulty");
        await client.StartAsync(program, text.Test.Input, runId);
    }

    /// <summary>The bytes of history, inputs, messages and log that the folder has.</summary>
    public long HistoryBytes()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "runs.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT (SELECT coalesce(sum(length(data)), 0) FROM history) + (SELECT coalesce(sum(length(data)), 0) FROM events)"
            + " + (SELECT coalesce(sum(length(data)), 0) FROM inbox) + (SELECT coalesce(sum(length(input)), 0) FROM inputs)"
            + " + (SELECT coalesce(sum(length(output)), 0) FROM instances)";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private EmbeddedProgram ProgramOf(EmbeddedServices services, DefinitionCatalog catalog, TestText text) => new()
    {
        Orchestrators =
        [
            new OrchestratorRegistration(
                WorkflowEngine.OrchestratorName, WorkflowEngine.Current.ToString(CultureInfo.InvariantCulture), new WorkflowOrchestrator(catalog)),
        ],
        Activities =
        [
            .. ActivitySet.Create(new ActivityOptions
            {
                Definitions = catalog,
                Payloads = services.Payloads,
                Tools = Tools,
                Observers = Observers,
                Script = text.Test.Script,
            }),
            new StartChildActivity(services.Client, services.Log, catalog),
        ],
    };
}
