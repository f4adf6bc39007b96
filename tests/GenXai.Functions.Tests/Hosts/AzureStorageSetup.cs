using DurableTask.AzureStorage;
using DurableTask.Core;
using DurableTask.Core.Entities;
using GenXai.Functions.Adapters;
using GenXai.Hosting.Azure.Durable;
using GenXai.Hosting.Azure.Encryption;
using GenXai.Hosting.Azure.Envelopes;
using GenXai.Hosting.Conformance;
using GenXai.Hosting.Encryption;
using Microsoft.DurableTask.Client.OrchestrationServiceClientShim;
using Microsoft.DurableTask.Worker;
using Microsoft.DurableTask.Worker.Shims;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenXai.Functions.Tests.Hosts;

/// <summary>Upstream's Azure Storage backend with its worker in this process.</summary>
public class AzureStorageSetup : IConformanceSetup
{
    private readonly string _prefix = Emulator.NewPrefix();

    public bool KeepsOrderOfMail => false;

    protected virtual ISealer Sealer => PlainSealer.Instance;

    public async Task<IConformanceHost> OpenAsync(ConformanceProgram program, long? killAfterCommit = null)
    {
        var seal = new DurableSeal(Sealer);
        var stores = await Emulator.OpenAsync(_prefix, Sealer);
        var service = new AzureStorageOrchestrationService(new AzureStorageOrchestrationServiceSettings
        {
            StorageAccountClientProvider = new StorageAccountClientProvider(Emulator.Connection),
            TaskHubName = _prefix,
            PartitionCount = 1,
            MaxQueuePollingInterval = TimeSpan.FromMilliseconds(200),
            UseSeparateQueueForEntityWorkItems = true,

            // As in host.json.
            ControlQueueVisibilityTimeout = TimeSpan.FromMinutes(1),
            WorkItemQueueVisibilityTimeout = TimeSpan.FromMinutes(1),
        });
        await service.CreateIfNotExistsAsync();
        var worker = Worker(service, program, new ActivityRunner(stores.Log, program.Activities, seal), seal);
        await worker.StartAsync();
        return new UpstreamHost(new ShimDurableTaskClient("test", ClientOptions(service)), stores, seal, worker.StopAsync);
    }

    public void Dispose()
    {
        // The task hub and the stores go with the emulator.
        GC.SuppressFinalize(this);
    }

    private static ShimDurableTaskClientOptions ClientOptions(AzureStorageOrchestrationService service)
    {
        var options = new ShimDurableTaskClientOptions { Client = service, EnableEntitySupport = true };
        options.Entities.Queries = ((IEntityOrchestrationService)service).EntityBackendQueries;
        options.Entities.MaxSignalDelayTime = TimeSpan.FromDays(1);
        return options;
    }

    private static TaskHubWorker Worker(
        AzureStorageOrchestrationService service, ConformanceProgram program, ActivityRunner runner, DurableSeal seal)
    {
        var factory = new DurableTaskShimFactory(new DurableTaskWorkerOptions { EnableEntitySupport = true }, NullLoggerFactory.Instance);
        var reducers = new ReducerSet(program.Entities);
        return new TaskHubWorker(
            service,
            new ByName<TaskOrchestration>(name => program.Orchestrators.LastOrDefault(o => o.Name == name).Code is { } code
                ? factory.CreateOrchestration(name, new ProgramOrchestrator(code, seal), new Dictionary<string, object?>(StringComparer.Ordinal))
                : null),
            new ByName<TaskActivity>(name => program.Activities.Any(activity => activity.Name == name)
                ? factory.CreateActivity(name, new ProgramActivity(name, runner))
                : null),
            new ByName<TaskEntity>(name => new AnyEntity(
                id => factory.CreateEntity(name, new ReducerEntity(reducers, TimeProvider.System, seal), id))),
            NullLoggerFactory.Instance)
        {
            ErrorPropagationMode = ErrorPropagationMode.UseFailureDetails,
        };
    }
}
