using System.Globalization;
using GenXai.Activities;
using GenXai.Activities.Callbacks;
using GenXai.Activities.Time;
using GenXai.Activities.Tools;
using GenXai.Activities.Tools.Secrets;
using GenXai.Activities.Tools.Web;
using GenXai.Hosting.Batches;
using GenXai.Hosting.Batches.Activities;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Client;
using GenXai.Hosting.Conformance.Http;
using GenXai.Hosting.Embedded;
using GenXai.Hosting.Http;
using GenXai.Hosting.Security;
using GenXai.Workflows.Batches;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Batches;
using GenXai.Workflows.Interpreter;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace GenXai.Hosting.Tests.Http;

/// <summary>The embedded host behind Kestrel, on a free port of the loopback.</summary>
internal sealed class EmbeddedHttpHost : IHttpConformanceHost
{
    private readonly EmbeddedHost _host;
    private readonly WebApplication _app;

    private EmbeddedHttpHost(EmbeddedHost host, WebApplication app)
    {
        _host = host;
        _app = app;
        Address = new Uri(app.Urls.Single() + "/");
    }

    public Uri Address { get; }

    public IOrchestrationClient Client => _host.Client;

    public ApiHost Api => _app.Services.GetRequiredService<ApiHost>();

    public IEnumerable<RouteEndpoint> Endpoints => ((IEndpointRouteBuilder)_app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    public static async Task<EmbeddedHttpHost> OpenAsync(
        string folder, ApiOptions options, TimeProvider time, AccessControl? access = null, ISecretSource? secrets = null)
    {
        var files = new FolderBatchFiles(Path.Combine(folder, "batches"));
        var callbacks = new CallbackSender(
            new WebToolOptions { PrivateHosts = ["127.0.0.1"] }, secrets ?? new EnvironmentSecretSource(), new SystemActivityClock());
        DefinitionCatalog? catalog = null;
        var host = await EmbeddedHost.OpenAsync(new EmbeddedOptions
        {
            DataFolder = folder,
            Program = services => ProgramOf(services, catalog = new DefinitionCatalog(services.Definitions), files, callbacks),
        });
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(new ApiHost
        {
            Runs = new WorkflowClient(host.Client, host.Log, catalog!, TimeProvider.System, host.Payloads),
            Workflows = new WorkflowRegistry(
                new FolderWorkflowCatalog(Path.Combine(folder, "catalog")), catalog!, HostTools.BuiltIn, TimeProvider.System),
            Batches = new BatchClient(host.Client, catalog!, files, callbacks, TimeProvider.System),
            BatchFiles = files,
            Access = access ?? AccessControl.Open,
            Secrets = secrets ?? new EnvironmentSecretSource(),
            Options = options,
            Time = time,
        });
        var app = builder.Build();
        app.UseRouting();
        app.MapGenXai();
        await app.StartAsync();
        return new EmbeddedHttpHost(host, app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _host.DisposeAsync();
    }

    private static EmbeddedProgram ProgramOf(
        EmbeddedServices services, DefinitionCatalog catalog, IBatchFiles files, CallbackSender callbacks)
    {
        var activities = ActivitySet.Create(new ActivityOptions { Definitions = catalog, Payloads = services.Payloads, Clock = new SystemActivityClock() });
        var engine = WorkflowEngine.Current.ToString(CultureInfo.InvariantCulture);
        return new EmbeddedProgram
        {
            Orchestrators =
            [
                new OrchestratorRegistration(WorkflowEngine.OrchestratorName, engine, new WorkflowOrchestrator(catalog)),
                new OrchestratorRegistration(BatchNames.Batch, BatchNames.Version, new BatchOrchestrator()),
                new OrchestratorRegistration(BatchNames.Part, BatchNames.Version, new BatchPartOrchestrator()),
            ],
            Activities =
            [
                .. activities,
                new StartChildActivity(services.Client, services.Log, catalog),
                .. BatchActivities.Create(
                    services.Client, new WorkflowClient(services.Client, services.Log, catalog, TimeProvider.System, services.Payloads), files, callbacks),
            ],
        };
    }
}
