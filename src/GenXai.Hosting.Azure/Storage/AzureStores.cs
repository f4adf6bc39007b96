using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using GenXai.Hosting.Azure.Catalog;
using GenXai.Hosting.Azure.Definitions;
using GenXai.Hosting.Azure.Logs;
using GenXai.Hosting.Azure.Models;
using GenXai.Hosting.Azure.Runs;

namespace GenXai.Hosting.Azure.Storage;

/// <summary>The stores of one deployment in one storage account.</summary>
public sealed class AzureStores
{
    private readonly TableStore[] _tables;
    private readonly BlobStore[] _containers;

    private AzureStores(BlobServiceClient blobs, TableServiceClient tables, string prefix)
    {
        var runs = new TableStore(tables, prefix + "runs");
        var entries = new TableStore(tables, prefix + "log");
        var texts = new BlobStore(blobs, prefix + "-texts");
        var definitions = new BlobStore(blobs, prefix + "-definitions");
        var workflows = new TableStore(tables, prefix + "workflows");
        var models = new TableStore(tables, prefix + "models");
        _tables = [runs, entries, workflows, models];
        _containers = [texts, definitions];
        Runs = new RunIndex(runs, texts);
        Log = new LogStore(entries, texts);
        Definitions = new BlobDefinitionStore(definitions);
        Workflows = new TableWorkflowCatalog(workflows);
        Breakers = new TableBreakerStore(models);
        Leases = new TableLeaseStore(models);
    }

    /// <summary>The index of runs.</summary>
    public RunIndex Runs { get; }

    /// <summary>The event logs.</summary>
    public LogStore Log { get; }

    /// <summary>The definitions by hash.</summary>
    public BlobDefinitionStore Definitions { get; }

    /// <summary>The names of workflows and their versions.</summary>
    public TableWorkflowCatalog Workflows { get; }

    /// <summary>The circuit breakers of model deployments.</summary>
    public TableBreakerStore Breakers { get; }

    /// <summary>The leases on model deployments.</summary>
    public TableLeaseStore Leases { get; }

    /// <summary>Makes the clients; nothing is sent yet.</summary>
    /// <param name="settings">Where; without a fault.</param>
    public static AzureStores Open(StoreSettings settings)
    {
        if (settings.ConnectionString is { } connection)
        {
            return new AzureStores(new BlobServiceClient(connection), new TableServiceClient(connection), settings.Prefix);
        }

        TokenCredential credential = settings.ClientId is { Length: > 0 } clientId
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId))
            : new DefaultAzureCredential();
        return new AzureStores(
            new BlobServiceClient(settings.BlobService, credential), new TableServiceClient(settings.TableService, credential), settings.Prefix);
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
    }
}
