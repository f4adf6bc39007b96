using GenXai.Activities;
using GenXai.Activities.Callbacks;
using GenXai.Activities.Memory.Consolidation;
using GenXai.Activities.Models;
using GenXai.Activities.Payloads;
using GenXai.Activities.Time;
using GenXai.Activities.Tools;
using GenXai.Activities.Tools.Methods;
using GenXai.Functions.Adapters;
using GenXai.Hosting.Azure.Durable;
using GenXai.Hosting.Azure.Encryption;
using GenXai.Hosting.Azure.Engines;
using GenXai.Hosting.Azure.Envelopes;
using GenXai.Hosting.Azure.Logs;
using GenXai.Hosting.Azure.Memories;
using GenXai.Hosting.Azure.Runs;
using GenXai.Hosting.Azure.Storage;
using GenXai.Hosting.Batches;
using GenXai.Hosting.Batches.Activities;
using GenXai.Hosting.Batches.Queues;
using GenXai.Hosting.Budgets;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Client;
using GenXai.Hosting.Encryption;
using GenXai.Hosting.Http;
using GenXai.Hosting.Retention;
using GenXai.Hosting.Security;
using GenXai.Hosting.Triggers.Schedules;
using GenXai.Workflows.Batches;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Entities;
using GenXai.Workflows.Entities.Memory;
using GenXai.Workflows.Interpreter;
using GenXai.Workflows.Orchestration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GenXai.Functions;

/// <summary>What the app is made of.</summary>
internal static class Registrations
{
    /// <summary>Adds everything.</summary>
    /// <exception cref="InvalidOperationException">The configuration is faulty; the message lists every fault.</exception>
    public static IServiceCollection AddGenXai(this IServiceCollection services, IConfiguration configuration)
    {
        var faults = new List<string>();
        var settings = StoreSettings.Read(configuration, faults);
        var access = AccessSettings.Read(key => configuration[key], faults);
        if (access.IsOpen && configuration["WEBSITE_SITE_NAME"] is { Length: > 0 })
        {
            faults.Add("GENXAI_API_KEYS: not set, nor GENXAI_OIDC_ISSUER; in Azure callers must say who they are: docs/http.md says how");
        }

        var retention = RetentionSettings.Read(key => configuration[key], faults);
        var daily = Daily(configuration, faults);

        if (faults.Count > 0)
        {
            throw new InvalidOperationException("the app cannot start with this configuration:\n- " + string.Join("\n- ", faults));
        }

        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new AccessControl(access, provider.GetRequiredService<AzureStores>().Leases));
        services.AddBatches();
        services.AddRetention(retention);
        services.AddStores(HostKeys.Sealer(configuration), settings);
        services.AddSingleton<DurableClientAccessor>();
        services.AddSingleton<DurableInstancesAdapter>();
        services.AddSingleton<IDurableInstances>(provider => new SealedInstances(
            provider.GetRequiredService<DurableInstancesAdapter>(), provider.GetRequiredService<DurableSeal>()));
        services.AddSingleton<IOrchestrationClient, AzureOrchestrationClient>();
        services.AddSingleton<IEventLogReader, AzureLogReader>();
        services.AddSingleton<RunSweeper>();
        services.AddSingleton<DefinitionCatalog>();
        services.AddSingleton<IDefinitionSource>(provider => provider.GetRequiredService<DefinitionCatalog>());
        services.AddSingleton(daily);
        services.AddSingleton<IEntityReducer, DailyBudgetReducer>();
        services.AddSingleton<WorkflowClient>();
        services.AddSingleton<IWorkflowClient>(provider => provider.GetRequiredService<WorkflowClient>());
        services.AddSingleton<INotices, LogNotices>();
        services.AddSingleton<IEntityReducer, SharedMemoryReducer>();
        services.AddSingleton<ReducerSet>();
        services.AddSingleton<IWorkflowCatalog>(provider => provider.GetRequiredService<AzureStores>().Workflows);
        services.AddSingleton(provider => new WorkflowRegistry(
            provider.GetRequiredService<IWorkflowCatalog>(),
            provider.GetRequiredService<DefinitionCatalog>(),
            provider.GetRequiredService<HostTools>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddRouting();
        services.AddSingleton(Api);
        services.AddSingleton<HttpApi>();
        services.AddGenXaiTools(static _ => { });
        services.AddSingleton(provider => provider.GetRequiredService<ToolOptions>().Mcp);
        services.AddSingleton(provider => new HostTools(
            provider.GetRequiredService<ToolOptions>(), provider.GetRequiredService<INotices>().Notice));
        services.AddSingleton(Engines);
        services.AddSingleton(Activities);
        return services;
    }

    private static DailyLimits Daily(IConfiguration configuration, List<string> faults)
    {
        try
        {
            return DailyBudgetSettings.Read(name => configuration[name]);
        }
        catch (FormatException exception)
        {
            faults.Add(exception.Message);
            return DailyLimits.None;
        }
    }

    private static void AddStores(this IServiceCollection services, ISealer sealer, StoreSettings settings)
    {
        services.AddSingleton(sealer);
        services.AddSingleton(new DurableSeal(sealer));
        services.AddSingleton(AzureStores.Open(settings, sealer));
        services.AddSingleton(provider => provider.GetRequiredService<AzureStores>().Payloads);
        services.AddSingleton(provider => provider.GetRequiredService<AzureStores>().Runs);
        services.AddSingleton(provider => provider.GetRequiredService<AzureStores>().Log);
        services.AddSingleton<IDefinitionStore>(provider => provider.GetRequiredService<AzureStores>().Definitions);
        services.AddHostedService<StoreStartup>();
    }

    private static void AddRetention(this IServiceCollection services, RetentionSettings settings) =>
        services.AddSingleton(provider => new RetentionSweeper(
            settings,
            provider.GetRequiredService<IOrchestrationClient>(),
            provider.GetRequiredService<IBatchClient>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("GenXai.Hosting.Retention")));

    private static void AddBatches(this IServiceCollection services)
    {
        services.AddSingleton<IBatchFiles>(provider => provider.GetRequiredService<AzureStores>().Batches);
        services.AddSingleton(provider => provider.GetRequiredService<AzureStores>().BatchMessages);
        services.AddSingleton(provider => new CallbackSender(
            provider.GetRequiredService<ToolOptions>().Web,
            provider.GetRequiredService<ToolOptions>().Secrets,
            new SystemActivityClock()));
        services.AddSingleton<IBatchClient, BatchClient>();
        services.AddSingleton<BatchMessageHandler>();
        services.AddSingleton<IScheduleStore>(provider => provider.GetRequiredService<AzureStores>().Schedules);
        services.AddSingleton(provider => new ScheduleRunner(
            provider.GetRequiredService<WorkflowRegistry>(),
            provider.GetRequiredService<IWorkflowClient>(),
            provider.GetRequiredService<IScheduleStore>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("GenXai.Hosting.Triggers")));
        services.AddSingleton<ConsolidationOrchestrator>();
        services.AddSingleton<ConsolidationStarter>();
        services.AddSingleton<BatchOrchestrator>();
        services.AddSingleton<BatchPartOrchestrator>();
    }

    private static ApiHost Api(IServiceProvider provider)
    {
        return new ApiHost
        {
            Runs = provider.GetRequiredService<IWorkflowClient>(),
            Workflows = provider.GetRequiredService<WorkflowRegistry>(),
            Batches = provider.GetRequiredService<IBatchClient>(),
            BatchFiles = provider.GetRequiredService<IBatchFiles>(),
            Access = provider.GetRequiredService<AccessControl>(),
            Secrets = provider.GetRequiredService<ToolOptions>().Secrets,
            Time = provider.GetRequiredService<TimeProvider>(),
            Logger = provider.GetRequiredService<ILoggerFactory>().CreateLogger("GenXai.Hosting.Http"),
        };
    }

    private static EngineSet Engines(IServiceProvider provider) => new(new Dictionary<int, IOrchestrator>
    {
        [WorkflowEngine.Current] = new WorkflowOrchestrator(provider.GetRequiredService<IDefinitionSource>()),
    });

    private static ActivityRunner Activities(IServiceProvider provider)
    {
        var stores = provider.GetRequiredService<AzureStores>();
        var activities = ActivitySet.Create(new ActivityOptions
        {
            Definitions = provider.GetRequiredService<IDefinitionSource>(),
            Payloads = provider.GetRequiredService<IPayloadStore>(),
            ToolOptions = provider.GetRequiredService<ToolOptions>(),
            Providers = ModelProviderSet.Create(),
            Memories = stores.Memories,
            Models = new ModelOptions { Breakers = stores.Breakers, Leases = stores.Leases },
            Notices = provider.GetRequiredService<INotices>(),
        });
        var child = new StartChildActivity(
            provider.GetRequiredService<IOrchestrationClient>(),
            provider.GetRequiredService<IEventLogReader>(),
            provider.GetRequiredService<DefinitionCatalog>());
        var batches = BatchActivities.Create(
            provider.GetRequiredService<IOrchestrationClient>(),
            provider.GetRequiredService<WorkflowClient>(),
            provider.GetRequiredService<IBatchFiles>(),
            provider.GetRequiredService<CallbackSender>());
        return new ActivityRunner(
            provider.GetRequiredService<LogStore>(), [.. activities, child, .. batches], provider.GetRequiredService<DurableSeal>());
    }
}
