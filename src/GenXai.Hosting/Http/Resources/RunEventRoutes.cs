using System.Globalization;
using GenXai.Hosting.Client;
using GenXai.Hosting.Http.Events;
using GenXai.Hosting.Http.Requests;
using GenXai.Hosting.Http.Routing;
using GenXai.Workflows.Contracts;
using Microsoft.AspNetCore.Http;

namespace GenXai.Hosting.Http.Resources;

/// <summary>A run's event log, as lines of JSON or as server-sent events.</summary>
internal static class RunEventRoutes
{
    private const string LastEventId = "Last-Event-ID";

    public static IEnumerable<ApiRoute> Create() =>
    [
        new(HttpMethods.Get, "/runs/{id}/events", "getEvents", "Gives a run's event log; with 'Accept: text/event-stream' as it grows.", GetAsync)
        {
            Parameters =
            [
                new("from", "The first number wanted; default 1", "integer"),
                new("follow", "true: go on with what comes until the run has ended", "boolean"),
                new(LastEventId, "Server-sent events: the last number that the reader has", "integer", ApiParameter.Header),
            ],
            Responses =
            [
                new(200, "The entries", "LogEntry", "application/x-ndjson, text/event-stream"),
                new(204, "Server-sent events: the run has ended and the reader has all"),
            ],
            Problems = [400, 404],
        },
    ];

    private static async Task GetAsync(ApiCall call)
    {
        var id = call.Path("id");
        var from = call.Query.Number("from", 1, long.MaxValue) ?? 1;
        var follow = call.Query.Flag("follow");
        var serverSent = call.Http.Request.Headers.Accept.Any(
            accept => accept?.Contains("text/event-stream", StringComparison.OrdinalIgnoreCase) == true);
        if (!serverSent)
        {
            await RequireRunAsync(call, id);
            await new EventStream(call, LineFormat.Instance).SendAsync(id, from, follow);
            return;
        }

        from = Resumed(call.Http.Request) ?? from;
        if (await HasEndedAsync(call, id, from))
        {
            // By this status a browser knows that it need not come back.
            call.Http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        await new EventStream(call, ServerSentFormat.Instance).SendAsync(id, from, follow: true);
    }

    private static long? Resumed(HttpRequest request)
    {
        var text = request.Headers[LastEventId].ToString();
        if (text.Length == 0)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var last) && last < long.MaxValue
            ? last + 1
            : throw new WorkflowClientException(
                ErrorCodes.InvalidInput, $"the header '{LastEventId}' is '{text}'; expected the number of the last event that was read");
    }

    // Reading from beyond the end gives nothing, but tells an unknown run.
    private static async Task RequireRunAsync(ApiCall call, string id) =>
        await call.Host.Runs.EventsAsync(id, long.MaxValue, cancellationToken: call.Ended).AnyAsync(call.Ended);

    private static async Task<bool> HasEndedAsync(ApiCall call, string id, long from)
    {
        var result = await call.Host.Runs.GetResultAsync(id, call.Ended);
        return result.Status is RunStatuses.Completed or RunStatuses.Failed or RunStatuses.Terminated
            && !await call.Host.Runs.EventsAsync(id, from, cancellationToken: call.Ended).AnyAsync(call.Ended);
    }
}
