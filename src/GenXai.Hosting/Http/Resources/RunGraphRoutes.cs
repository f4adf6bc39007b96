using GenXai.Hosting.Graphs;
using GenXai.Hosting.Http.Requests;
using GenXai.Hosting.Http.Responses;
using GenXai.Hosting.Http.Routing;
using Microsoft.AspNetCore.Http;

namespace GenXai.Hosting.Http.Resources;

/// <summary>The graph of a run's workflow with where the run stands painted on it.</summary>
internal static class RunGraphRoutes
{
    public static IEnumerable<ApiRoute> Create() =>
    [
        new(HttpMethods.Get, "/runs/{id}/graph", "drawRun", "Gives the graph of a run's workflow with the run's state on it, as data or as a drawing.", DrawAsync)
        {
            Parameters = [.. GraphAnswer.Parameters],
            Responses = [new(200, "The graph", "Graph", "application/json, text/plain")],
            Problems = [400, 404],
        },
    ];

    private static async Task DrawAsync(ApiCall call)
    {
        var id = call.Path("id");
        var program = await call.Host.Runs.GetProgramAsync(id, call.Ended);
        await GraphAnswer.WriteAsync(call, program, await RunPainter.PaintAsync(call.Host.Runs, id, call.Query.Flag("expand"), call.Ended));
    }
}
