using System.Net.Sockets;
using GenXai.Activities.Resilience.Sqlite;
using GenXai.Activities.Scripts;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Sessions;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Http;
using GenXai.Hosting.Security;
using GenXai.Workflows.Definitions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GenXai.Cli.Serving;

/// <summary>The HTTP API on Kestrel, until it is interrupted or the store fails.</summary>
internal sealed class ApiServer(CliContext context, Session session, string folder, Script script, ServeSettings settings)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Deploys, listens, and stops cleanly.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="CliException">An address cannot be had.</exception>
    public async Task<int> RunAsync(
        IReadOnlyList<string> addresses, IReadOnlyList<WorkflowProgram> programs, CancellationToken cancellationToken)
    {
        var registry = new WorkflowRegistry(
            new FolderWorkflowCatalog(Path.Combine(folder, "catalog")),
            session.Catalog,
            DefinitionReader.With(context.HostTools, script),
            TimeProvider.System);
        foreach (var program in programs)
        {
            var version = await registry.DeployAsync(program, cancellationToken);
            await context.Error.WriteLineAsync(FormattableString.Invariant($"genxai: serving {version.Name}, version {version.Number}"));
        }

        var access = new AccessControl(settings.Access, new SqliteLeaseStore(Path.Combine(folder, "limits.db")));
        await using var app = Build(addresses, registry, access);
        var background = new BackgroundWork(session, registry, settings, folder, app.Services.GetRequiredService<ILoggerFactory>());
        await background.PrepareAsync(cancellationToken);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException or SocketException or null)
        {
            throw new CliException(ExitCodes.Failed, $"cannot listen at {string.Join(";", addresses)}: {exception.Message} Choose another with --urls.");
        }

        foreach (var url in app.Urls)
        {
            await context.Out.WriteLineAsync($"listening on {url}");
        }

        await context.Out.FlushAsync(cancellationToken);
        await EndAsync(app, background, cancellationToken);
        return ExitCodes.Completed;
    }

    private WebApplication Build(IReadOnlyList<string> addresses, WorkflowRegistry registry, AccessControl access)
    {
        // What the user says is on the command line: no settings file and no variable of the framework takes part.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls([.. addresses]);
        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime>(new InterruptedLifetime());
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Grace);
        builder.Services.AddSingleton(services => new ApiHost
        {
            Runs = session.Client,
            Workflows = registry,
            Batches = session.Batches.Client,
            BatchFiles = session.Batches.Files,
            Access = access,
            Logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("GenXai.Hosting.Http"),
        });
        builder.Logging.AddProvider(new ErrorLoggerProvider(context));

        // A start that fails is said once, by whoever started it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        var app = builder.Build();
        app.UseRouting();
        app.MapGenXai();

        // Who tries the bare address in a browser is told where to look.
        app.MapFallback(static async http =>
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync("there is nothing here: the API is under /api, and GET /api/openapi.json lists what there is\n", http.RequestAborted);
        });
        return app;
    }

    private async Task EndAsync(WebApplication app, BackgroundWork background, CancellationToken cancellationToken)
    {
        var interrupted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(() => interrupted.TrySetResult());
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var work = background.RunAsync(stopping.Token);
        var first = await Task.WhenAny(interrupted.Task, session.Ended, work);
        await app.StopAsync(CancellationToken.None);
        await stopping.CancelAsync();
        await work;

        // What stopped the store is what the user must hear.
        await first;
    }
}
