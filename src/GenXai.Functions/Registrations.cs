using GenXai.Activities;
using GenXai.Activities.Models;
using GenXai.Activities.Payloads;
using GenXai.Activities.Tools;
using GenXai.Activities.Tools.Methods;
using GenXai.Functions.Adapters;
using GenXai.Hosting.Azure.Durable;
using GenXai.Hosting.Azure.Encryption;
using GenXai.Hosting.Azure.Engines;
using GenXai.Hosting.Azure.Envelopes;
using GenXai.Hosting.Azure.Logs;
using GenXai.Hosting.Azure.Runs;
using GenXai.Hosting.Azure.Storage;
using GenXai.Hosting.Budgets;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Client;
using GenXai.Hosting.Http;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Entities;
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
        var daily = DailyLimits.None;
        try
        {
            daily = DailyBudgetSettings.Read(name => configuration[name]);
        }
        catch (FormatException exception)
        {
            faults.Add(exception.Message);
        }

        if (faults.Count > 0)
        {
            throw new InvalidOperationException("the app cannot start with this configuration:\n- " + string.Join("\n- ", faults));
        }

        services.AddSingleton(TimeProvider.System);
        var sealer = HostKeys.Sealer(configuration);
        services.AddSingleton(sealer);
        services.AddSingleton(new DurableSeal(sealer));
        services.AddSingleton(AzureStores.Open(settings, sealer));
        services.AddSingleton(provider => provider.GetRequiredService<AzureStores>().Payloads);
        services.AddSingleton(provider => provider.GetRequiredService<AzureStores>().Runs);
        services.AddSingleton(provider => provider.GetRequiredService<AzureStores>().Log);
        services.AddSingleton<IDefinitionStore>(provider => provider.GetRequiredService<AzureStores>().Definitions);
        services.AddHostedService<StoreStartup>();
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
        services.AddSingleton<IWorkflowClient, WorkflowClient>();
        services.AddSingleton<INotices, LogNotices>();
        services.AddSingleton<ReducerSet>();
        services.AddSingleton<IWorkflowCatalog>(provider => provider.GetRequiredService<AzureStores>().Workflows);
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

    private static ApiHost Api(IServiceProvider provider)
    {
        var time = provider.GetRequiredService<TimeProvider>();
        return new ApiHost
        {
            Runs = provider.GetRequiredService<IWorkflowClient>(),
            Workflows = new WorkflowRegistry(
                provider.GetRequiredService<IWorkflowCatalog>(), provider.GetRequiredService<DefinitionCatalog>(), provider.GetRequiredService<HostTools>(), time),
            Time = time,
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
            Providers = ModelProviderSet.Create(),
            ToolOptions = provider.GetRequiredService<ToolOptions>(),
            Models = new ModelOptions { Breakers = stores.Breakers, Leases = stores.Leases },
            Notices = provider.GetRequiredService<INotices>(),
        });
        var child = new StartChildActivity(provider.GetRequiredService<IOrchestrationClient>());
        return new ActivityRunner(provider.GetRequiredService<LogStore>(), [.. activities, child], provider.GetRequiredService<DurableSeal>());
    }
}
