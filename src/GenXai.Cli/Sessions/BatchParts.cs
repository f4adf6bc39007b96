using GenXai.Activities.Callbacks;
using GenXai.Activities.Time;
using GenXai.Activities.Tools;
using GenXai.Hosting.Batches;
using GenXai.Hosting.Batches.Activities;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Client;
using GenXai.Hosting.Embedded;
using GenXai.Workflows.Entities;
using GenXai.Workflows.Orchestration;

namespace GenXai.Cli.Sessions;

/// <summary>Batches of a data folder.</summary>
/// <param name="Client">What users do with them.</param>
/// <param name="Files">Their files.</param>
/// <param name="Activities">Their activities.</param>
/// <param name="Folder">Where their files are.</param>
internal sealed record BatchParts(IBatchClient Client, IBatchFiles Files, IReadOnlyList<IActivity> Activities, string Folder)
{
    public static BatchParts Of(
        EmbeddedServices services, DefinitionCatalog catalog, ToolOptions tools, IActivityClock clock, string dataFolder, DailyLimits? daily)
    {
        var folder = Path.Combine(dataFolder, "batches");
        var files = new SealedBatchFiles(new FolderBatchFiles(folder), services.Sealer);
        var callbacks = new CallbackSender(tools.Web, tools.Secrets, clock);
        var runs = new WorkflowClient(services.Client, services.Log, catalog, clock.Time, services.Payloads, daily);
        return new BatchParts(
            new BatchClient(services.Client, catalog, files, callbacks, clock.Time),
            files,
            BatchActivities.Create(services.Client, runs, files, callbacks),
            folder);
    }
}
