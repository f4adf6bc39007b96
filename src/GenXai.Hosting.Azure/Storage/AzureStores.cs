using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using GenXai.Activities.Payloads;
using GenXai.Hosting.Azure.Batches;
using GenXai.Hosting.Azure.Catalog;
using GenXai.Hosting.Azure.Definitions;
using GenXai.Hosting.Azure.Logs;
using GenXai.Hosting.Azure.Memories;
using GenXai.Hosting.Azure.Models;
using GenXai.Hosting.Azure.Payloads;
using GenXai.Hosting.Azure.Runs;
using GenXai.Hosting.Azure.Triggers;
using GenXai.Hosting.Batches;
using GenXai.Hosting.Batches.Queues;
using GenXai.Hosting.Encryption;
using GenXai.Hosting.Payloads;

namespace GenXai.Hosting.Azure.Storage;

/// <summary>The stores of one deployment in one storage account.</summary>
public sealed class AzureStores
{
    private readonly TableStore[] _tables;
    private readonly BlobStore[] _containers;
    private readonly BlobPayloads _payloads;

    private AzureStores(
        BlobServiceClient blobs, QueueServiceClient queues, TableServiceClient tables, string prefix, ISealer sealer)
    {
        var runs = new TableStore(tables, prefix + "runs");
        var entries = new TableStore(tables, prefix + "log");
        var texts = new BlobStore(blobs, prefix + "-texts");
        var definitions = new BlobStore(blobs, prefix + "-definitions");
        var workflows = new TableStore(tables, prefix + "workflows");
        var models = new TableStore(tables, prefix + "models");
        var schedules = new TableStore(tables, prefix + "schedules");
        var memories = new TableStore(tables, prefix + "memories");
        var batches = new BlobStore(blobs, prefix + "-batches");
        _tables = [runs, entries, workflows, models, schedules, memories];
        _containers = [texts, definitions, batches];
        Runs = new RunIndex(runs, texts, sealer);
        Log = new LogStore(entries, texts, sealer);
        Definitions = new BlobDefinitionStore(definitions, sealer);
        _payloads = new BlobPayloads(blobs, prefix + "-payloads");
        Payloads = new PayloadStore(_payloads, sealer);
        Workflows = new TableWorkflowCatalog(workflows);
        Breakers = new TableBreakerStore(models);
        Leases = new TableLeaseStore(models);
        Schedules = new TableScheduleStore(schedules);
        Memories = new TableMemories(memories, texts, new MemorySeal(sealer));
        Batches = new SealedBatchFiles(new BlobBatchFiles(batches), sealer);
        BatchMessages = new StorageBatchMessages(queues);
    }

    /// <summary>The index of runs.</summary>
    public RunIndex Runs { get; }

    /// <summary>The event logs.</summary>
    public LogStore Log { get; }

    /// <summary>The definitions by hash.</summary>
    public BlobDefinitionStore Definitions { get; }

    /// <summary>Values that are too large for history.</summary>
    public IPayloadStore Payloads { get; }

    internal BlobPayloads PayloadBlobs => _payloads;

    /// <summary>The names of workflows and their versions.</summary>
    public TableWorkflowCatalog Workflows { get; }

    /// <summary>How far schedules have been dealt with.</summary>
    public TableScheduleStore Schedules { get; }

    /// <summary>The memories of agents.</summary>
    public TableMemories Memories { get; }

    /// <summary>The files of batches.</summary>
    public IBatchFiles Batches { get; }

    /// <summary>The queue of batches; one for a storage account, since the platform's trigger names it.</summary>
    public StorageBatchMessages BatchMessages { get; }

    /// <summary>The circuit breakers of model deployments.</summary>
    public TableBreakerStore Breakers { get; }

    /// <summary>The leases on model deployments.</summary>
    public TableLeaseStore Leases { get; }

    /// <summary>Makes the clients; nothing is sent yet.</summary>
    /// <param name="settings">Where; without a fault.</param>
    /// <param name="sealer">Seals what is kept; null: nothing is sealed.</param>
    public static AzureStores Open(StoreSettings settings, ISealer? sealer = null)
    {
        sealer ??= PlainSealer.Instance;
        if (settings.ConnectionString is { } connection)
        {
            return new AzureStores(
                new BlobServiceClient(connection), new QueueServiceClient(connection), new TableServiceClient(connection), settings.Prefix, sealer);
        }

        TokenCredential credential = settings.ClientId is { Length: > 0 } clientId
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId))
            : new DefaultAzureCredential();
        return new AzureStores(
            new BlobServiceClient(settings.BlobService, credential),
            new QueueServiceClient(settings.QueueService, credential),
            new TableServiceClient(settings.TableService, credential),
            settings.Prefix,
            sealer);
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
        await _payloads.CreateAsync(cancellationToken);
    }
}
