using System.Globalization;
using GenXai.Activities;
using GenXai.Activities.Calls;
using GenXai.Activities.Memory.Consolidation;
using GenXai.Activities.Memory.Stores;
using GenXai.Activities.Models;
using GenXai.Activities.Scripts;
using GenXai.Activities.Time;
using GenXai.Activities.Tools;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Client;
using GenXai.Hosting.Embedded;
using GenXai.Hosting.Encryption;
using GenXai.Hosting.People;
using GenXai.Workflows.Batches;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Batches;
using GenXai.Workflows.Entities;
using GenXai.Workflows.Entities.Memory;
using GenXai.Workflows.Interpreter;

namespace GenXai.Cli.Sessions;

/// <summary>What an embedded host runs here: the interpreter, its activities, and scripted people.</summary>
/// <param name="Program">What the host is given.</param>
/// <param name="Catalog">The programs that runs are pinned to.</param>
/// <param name="People">Who answers by script.</param>
/// <param name="Batches">Batches; null without a data folder.</param>
internal sealed record RunProgram(EmbeddedProgram Program, DefinitionCatalog Catalog, ScriptedPeople People, BatchParts? Batches)
{
    public static RunProgram Of(
        EmbeddedServices services,
        IActivityClock clock,
        Script? script,
        IReadOnlyList<ICallObserver> observers,
        INotices? notices,
        string? dataFolder = null,
        DailyLimits? daily = null,
        ModelOptions? models = null,
        ToolOptions? tools = null)
    {
        var catalog = new DefinitionCatalog(services.Definitions);
        var people = new ScriptedPeople(script ?? Script.Empty, clock.Time, services.Client, services.Log);
        tools ??= new ToolOptions();
        var activities = ActivitySet.Create(new ActivityOptions
        {
            Definitions = catalog,
            ToolOptions = tools,
            Payloads = services.Payloads,
            Clock = clock,
            Script = script,
            Observers = observers,
            Notices = notices,

            // Without a data folder it is a workflow test, and those never leave the machine.
            Providers = dataFolder is null ? [] : ModelProviderSet.Create(),
            Memories = dataFolder is null
                ? new ProcessMemories()
                : new SqliteMemories(Path.Combine(dataFolder, "memory.db"), new MemorySeal(services.Sealer)),
            Models = models ?? (dataFolder is null ? new ModelOptions() : ModelsIn(dataFolder, services.Sealer)),
        });
        var engine = WorkflowEngine.Current.ToString(CultureInfo.InvariantCulture);
        var batches = dataFolder is null ? null : BatchParts.Of(services, catalog, tools, clock, dataFolder, daily);
        var program = new EmbeddedProgram
        {
            Orchestrators =
            [
                new OrchestratorRegistration(WorkflowEngine.OrchestratorName, engine, new WorkflowOrchestrator(catalog)),
                new OrchestratorRegistration(ConsolidationOrchestrator.Name, ConsolidationOrchestrator.Version, new ConsolidationOrchestrator()),
                new OrchestratorRegistration(BatchNames.Batch, BatchNames.Version, new BatchOrchestrator()),
                new OrchestratorRegistration(BatchNames.Part, BatchNames.Version, new BatchPartOrchestrator()),
            ],
            Activities = people.Attend([.. activities, new StartChildActivity(services.Client, services.Log, catalog), .. batches?.Activities ?? []]),
            Entities = [new DailyBudgetReducer(daily ?? DailyLimits.None), new SharedMemoryReducer()],
        };
        return new RunProgram(program, catalog, people, batches);
    }

    // Replies in the cache are values of runs too.
    private static ModelOptions ModelsIn(string dataFolder, ISealer sealer)
    {
        var models = ModelOptions.InFolder(dataFolder);
        return sealer.IsOn && models.ReplyStore is { } replies
            ? models with { ReplyStore = new SealedReplyStore(replies, sealer) }
            : models;
    }
}
