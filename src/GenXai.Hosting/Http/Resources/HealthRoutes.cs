using GenXai.Hosting.Http.Requests;
using GenXai.Hosting.Http.Routing;
using GenXai.Hosting.Runs;
using Microsoft.AspNetCore.Http;

namespace GenXai.Hosting.Http.Resources;

/// <summary>Whether the host lives, and whether it can work.</summary>
internal static class HealthRoutes
{
    public static IEnumerable<ApiRoute> Create() =>
    [
        new(HttpMethods.Get, "/health", "getHealth", "Says that the process lives.", HealthAsync)
        {
            Access = null,
            Responses = [new(200, "It lives", "Health")],
        },
        new(HttpMethods.Get, "/ready", "getReadiness", "Says whether the store can be used and the host is not stopping.", ReadyAsync)
        {
            Access = null,
            Responses = [new(200, "It can work", "Health")],
        },
    ];

    private static Task HealthAsync(ApiCall call) => OkAsync(call);

    // What is wrong is a problem with the status 503.
    private static async Task ReadyAsync(ApiCall call)
    {
        call.Stopping.ThrowIfCancellationRequested();
        await call.Host.Runs.ListAsync(new RunQuery { Limit = 1 }, call.Ended);
        await call.Host.Workflows.ListAsync(call.Ended);
        await OkAsync(call);
    }

    private static Task OkAsync(ApiCall call) => call.JsonAsync(StatusCodes.Status200OK, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("status", "ok");
        writer.WriteEndObject();
    });
}
