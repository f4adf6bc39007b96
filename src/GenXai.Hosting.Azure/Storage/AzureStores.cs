using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using GenXai.Hosting.Azure.Batches;
using GenXai.Hosting.Azure.Catalog;
using GenXai.Hosting.Azure.Definitions;
using GenXai.Hosting.Azure.Logs;
using GenXai.Hosting.Azure.Runs;
using GenXai.Hosting.Azure.Triggers;
using GenXai.Hosting.Batches.Queues;

namespace GenXai.Hosting.Azure.Storage;

/// <summary>The stores of one deployment in one storage account.</summary>
public sealed class AzureStores
{
    private readonly TableStore[] _tables;
    private readonly BlobStore[] _containers;

    private AzureStores(BlobServiceClient blobs, QueueServiceClient queues, TableServiceClient tables, string prefix)
    {
        var runs = new TableStore(tables, prefix + "runs");
        var entries = new TableStore(tables, prefix + "log");
        var texts = new BlobStore(blobs, prefix + "-texts");
        var definitions = new BlobStore(blobs, prefix + "-definitions");
        var workflows = new TableStore(tables, prefix + "workflows");
        var batches = new BlobStore(blobs, prefix + "-batches");
        _containers = [texts, definitions, batches];
        Batches = new BlobBatchFiles(batches);
        BatchMessages = new StorageBatchMessages(queues);
        Runs = new RunIndex(runs, texts);
        Log = new LogStore(entries, texts);
        Definitions = new BlobDefinitionStore(definitions);
        Workflows = new TableWorkflowCatalog(workflows);
        var schedules = new TableStore(tables, prefix + "schedules");
        Schedules = new TableScheduleStore(schedules);
        _tables = [runs, entries, workflows, schedules];
    }

    /// <summary>The index of runs.</summary>
    public RunIndex Runs { get; }

    /// <summary>The event logs.</summary>
    public LogStore Log { get; }

    /// <summary>The definitions by hash.</summary>
    public BlobDefinitionStore Definitions { get; }

    /// <summary>The names of workflows and their versions.</summary>
    public TableWorkflowCatalog Workflows { get; }

    /// <summary>How far schedules have been dealt with.</summary>
    public TableScheduleStore Schedules { get; }

    /// <summary>The files of batches.</summary>
    public BlobBatchFiles Batches { get; }

    /// <summary>The queue of batches; one for a storage account, since the platform's trigger names it.</summary>
    public StorageBatchMessages BatchMessages { get; }

    /// <summary>Makes the clients; nothing is sent yet.</summary>
    /// <param name="settings">Where; without a fault.</param>
    public static AzureStores Open(StoreSettings settings)
    {
        if (settings.ConnectionString is { } connection)
        {
            return new AzureStores(
                new BlobServiceClient(connection), new QueueServiceClient(connection), new TableServiceClient(connection), settings.Prefix);
        }

        TokenCredential credential = settings.ClientId is { Length: > 0 } clientId
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId))
            : new DefaultAzureCredential();
        return new AzureStores(
            new BlobServiceClient(settings.BlobService, credential),
            new QueueServiceClient(settings.QueueService, credential),
            new TableServiceClient(settings.TableService, credential),
            settings.Prefix);
    }

    /// <summary>Creates the tables and containers that are not there.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="Client.StorageException">The account cannot be used.</exception>
    public async Task CreateAsync(CancellationToken cancellationToken = default)
    {
        foreach (var table in _tables)
        {
            await table.CreateAsync(cancellationToken);
        }

        foreach (var container in _containers)
        {
            await container.CreateAsync(cancellationToken);
        }

        await BatchMessages.CreateAsync(cancellationToken);
    }
}
