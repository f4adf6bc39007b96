using GenXai.Activities;
using GenXai.Activities.Callbacks;
using GenXai.Activities.Models;
using GenXai.Activities.Time;
using GenXai.Activities.Tools;
using GenXai.Activities.Tools.Secrets;
using GenXai.Functions.Adapters;
using GenXai.Hosting.Azure.Durable;
using GenXai.Hosting.Azure.Engines;
using GenXai.Hosting.Azure.Envelopes;
using GenXai.Hosting.Azure.Logs;
using GenXai.Hosting.Azure.Runs;
using GenXai.Hosting.Azure.Storage;
using GenXai.Hosting.Batches;
using GenXai.Hosting.Batches.Activities;
using GenXai.Hosting.Batches.Queues;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Client;
using GenXai.Hosting.Http;
using GenXai.Hosting.Security;
using GenXai.Hosting.Triggers.Schedules;
using GenXai.Workflows.Batches;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Definitions;
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

        if (faults.Count > 0)
        {
            throw new InvalidOperationException("the app cannot start with this configuration:\n- " + string.Join("\n- ", faults));
        }

        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new AccessControl(access));
        services.AddBatches();
        services.AddSingleton(AzureStores.Open(settings));
        services.AddSingleton(provider => provider.GetRequiredService<AzureStores>().Runs);
        services.AddSingleton(provider => provider.GetRequiredService<AzureStores>().Log);
        services.AddSingleton<IDefinitionStore>(provider => provider.GetRequiredService<AzureStores>().Definitions);
        services.AddHostedService<StoreStartup>();
        services.AddSingleton<DurableClientAccessor>();
        services.AddSingleton<IDurableInstances, DurableInstancesAdapter>();
        services.AddSingleton<IOrchestrationClient, AzureOrchestrationClient>();
        services.AddSingleton<IEventLogReader, AzureLogReader>();
        services.AddSingleton<RunSweeper>();
        services.AddSingleton<DefinitionCatalog>();
        services.AddSingleton<IDefinitionSource>(provider => provider.GetRequiredService<DefinitionCatalog>());
        services.AddSingleton<IWorkflowClient, WorkflowClient>();
        services.AddSingleton<INotices, LogNotices>();
        services.AddSingleton<ReducerSet>();
        services.AddSingleton<IWorkflowCatalog>(provider => provider.GetRequiredService<AzureStores>().Workflows);
        services.AddSingleton(provider => new WorkflowRegistry(
            provider.GetRequiredService<IWorkflowCatalog>(),
            provider.GetRequiredService<DefinitionCatalog>(),
            BuiltInTools.Names,
            provider.GetRequiredService<TimeProvider>()));
        services.AddRouting();
        services.AddSingleton(Api);
        services.AddSingleton<HttpApi>();
        services.AddSingleton(Engines);
        services.AddSingleton(Activities);
        return services;
    }

    private static void AddBatches(this IServiceCollection services)
    {
        services.AddSingleton(ToolOptions.FromEnvironment(Environment.GetEnvironmentVariable));
        services.AddSingleton<IBatchFiles>(provider => provider.GetRequiredService<AzureStores>().Batches);
        services.AddSingleton(provider => provider.GetRequiredService<AzureStores>().BatchMessages);
        services.AddSingleton(provider => new CallbackSender(
            provider.GetRequiredService<ToolOptions>().Web, new EnvironmentSecretSource(), new SystemActivityClock()));
        services.AddSingleton<IBatchClient, BatchClient>();
        services.AddSingleton<BatchMessageHandler>();
        services.AddSingleton<IScheduleStore>(provider => provider.GetRequiredService<AzureStores>().Schedules);
        services.AddSingleton(provider => new ScheduleRunner(
            provider.GetRequiredService<WorkflowRegistry>(),
            provider.GetRequiredService<IWorkflowClient>(),
            provider.GetRequiredService<IScheduleStore>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("GenXai.Hosting.Triggers")));
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
        var activities = ActivitySet.Create(new ActivityOptions
        {
            Definitions = provider.GetRequiredService<IDefinitionSource>(),
            ToolOptions = provider.GetRequiredService<ToolOptions>(),
            Providers = ModelProviderSet.Create(),
            Notices = provider.GetRequiredService<INotices>(),
        });
        var child = new StartChildActivity(provider.GetRequiredService<IOrchestrationClient>());
        var batches = BatchActivities.Create(
            provider.GetRequiredService<IOrchestrationClient>(),
            provider.GetRequiredService<IWorkflowClient>(),
            provider.GetRequiredService<IBatchFiles>(),
            provider.GetRequiredService<CallbackSender>());
        return new ActivityRunner(provider.GetRequiredService<LogStore>(), [.. activities, child, .. batches]);
    }
}
