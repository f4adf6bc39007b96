using System.Text.Json;
using GenXai.Hosting.Client;
using GenXai.Hosting.Http.Requests;
using GenXai.Hosting.Http.Responses;
using GenXai.Hosting.Http.Routing;
using GenXai.Hosting.Runs;
using GenXai.Hosting.Security;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Json;
using Microsoft.AspNetCore.Http;

namespace GenXai.Hosting.Http.Resources;

/// <summary>Runs: start, list, look, delete.</summary>
internal static class RunRoutes
{
    private const string IdempotencyKey = "Idempotency-Key";

    private static readonly string[] Statuses =
    [
        RunStatuses.Pending, RunStatuses.Running, RunStatuses.Waiting, RunStatuses.Suspended,
        RunStatuses.Completed, RunStatuses.Failed, RunStatuses.Terminated,
    ];

    public static IEnumerable<ApiRoute> Create() =>
    [
        new(HttpMethods.Post, "/workflows/{name}/runs", "startRun", "Starts a run.", StartAsync)
        {
            Parameters =
            [
                new("version", "The version's number; default: the newest", "integer"),
                new(IdempotencyKey, "Remembered until the run is purged: the same key with the same body gives the same run, with another one a conflict", In: ApiParameter.Header),
                new("Prefer", "wait=N: wait up to N seconds, at most 200, for the run to end", In: ApiParameter.Header),
            ],
            Body = "RunStart",
            Responses = [new(200, "The run completed in time", "RunResult"), new(202, "The run was started", "RunReceipt")],
            Problems = [400, 404, 409, 413, 415, 422],
        },
        new(HttpMethods.Get, "/runs", "listRuns", "Lists runs, newest first.", ListAsync)
        {
            Parameters =
            [
                new("workflow", "Only runs of this workflow"),
                new("status", "Only these statuses, comma-separated: " + string.Join(", ", Statuses)),
                new("createdFrom", "Only runs started at this time or later", Format: "date-time"),
                new("createdBefore", "Only runs started before this time", Format: "date-time"),
                new("limit", "How many a page holds, 1 to 1000; default 100", "integer"),
                new("continuation", "What the page before gave"),
            ],
            Responses = [new(200, "A page", "RunList")],
            Problems = [400],
        },
        new(HttpMethods.Get, "/runs/{id}", "getRun", "Gives a run's result as it stands.", GetAsync)
        {
            Responses = [new(200, "The result", "RunResult")],
            Problems = [404],
        },
        new(HttpMethods.Delete, "/runs/{id}", "purgeRun", "Deletes an ended run with its sub-runs, history and log.", PurgeAsync)
        {
            Access = Permission.Delete,
            Responses = [new(204, "Deleted")],
            Problems = [404, 409],
        },
    ];

    private static async Task StartAsync(ApiCall call)
    {
        var wait = Preference.Wait(call.Http.Request, call.Host.Options.MaxWait);
        var body = await call.ReadAsync(call.Host.Options.MaxInputBytes, "input", "runId");
        var (_, program) = await call.Host.Workflows.GetAsync(
            call.Path("name"), (int?)call.Query.Number("version", 1, int.MaxValue), call.Ended);
        var input = body.Value("input") ?? JsonValues.Build(writer =>
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
        });
        var runId = await StartAsync(call, program, input, body.Text("runId"));
        call.Http.Response.Headers.Location = call.LinkTo("runs", runId);
        var result = await WaitAsync(call, runId, wait);
        await (result.Status switch
        {
            RunStatuses.Completed when wait is not null => call.JsonAsync(StatusCodes.Status200OK, writer => RunResultJson.Write(writer, result)),
            RunStatuses.Failed or RunStatuses.Terminated when wait is not null => call.ProblemAsync(RunJson.Failed(result)),
            _ => call.JsonAsync(StatusCodes.Status202Accepted, writer => RunJson.WriteReceipt(writer, result)),
        });
    }

    private static Task<string> StartAsync(ApiCall call, WorkflowProgram program, JsonElement input, string? runId)
    {
        var keys = call.Http.Request.Headers[IdempotencyKey];
        if (keys.Count == 0)
        {
            return call.Host.Runs.StartAsync(program, input, runId, call.Ended);
        }

        if (runId is not null || keys.Count > 1)
        {
            throw new WorkflowClientException(
                ErrorCodes.InvalidInput,
                $"one {IdempotencyKey} makes the run's id: send the header once, and leave 'runId' out of the body");
        }

        return call.Host.Runs.StartOnceAsync(program, input, keys[0] ?? "", call.Ended);
    }

    // Waits until the run has ended, the time is over or the host stops, whichever is first.
    private static async Task<RunResult> WaitAsync(ApiCall call, string runId, TimeSpan? wait)
    {
        if (wait is { } time && time > TimeSpan.Zero)
        {
            call.Http.Response.Headers["Preference-Applied"] = FormattableString.Invariant($"wait={time.TotalSeconds:0}");
            using var timeout = new CancellationTokenSource(time, call.Host.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, call.Ended);
            try
            {
                return await call.Host.Runs.WaitForEndAsync(runId, either.Token);
            }
            catch (OperationCanceledException) when (!call.Http.RequestAborted.IsCancellationRequested)
            {
                // The run goes on; the answer says where it stands.
            }
        }

        return await call.Host.Runs.GetResultAsync(runId, call.Http.RequestAborted);
    }

    private static async Task ListAsync(ApiCall call)
    {
        var query = call.Query;
        var statuses = query.Texts("status");
        if (statuses.FirstOrDefault(status => !Statuses.Contains(status, StringComparer.Ordinal)) is { } unknown)
        {
            throw new WorkflowClientException(
                ErrorCodes.InvalidInput, $"'status' is '{unknown}'; expected some of {string.Join(", ", Statuses)}");
        }

        var page = await call.Host.Runs.ListAsync(
            new RunQuery
            {
                Workflow = query.Text("workflow"),
                Statuses = statuses,
                CreatedFrom = query.Time("createdFrom"),
                CreatedBefore = query.Time("createdBefore"),
                Limit = (int)(query.Number("limit", 1, 1000) ?? 100),
                Continuation = query.Text("continuation"),
            },
            call.Ended);
        await call.JsonAsync(StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("runs");
            foreach (var run in page.Runs)
            {
                RunJson.WriteSummary(writer, run);
            }

            writer.WriteEndArray();
            writer.WriteString("continuation", page.Continuation);
            writer.WriteEndObject();
        });
    }

    private static async Task GetAsync(ApiCall call)
    {
        var result = await call.Host.Runs.GetResultAsync(call.Path("id"), call.Ended);
        await call.JsonAsync(StatusCodes.Status200OK, writer => RunResultJson.Write(writer, result));
    }

    private static async Task PurgeAsync(ApiCall call)
    {
        await call.Host.Runs.PurgeAsync(call.Path("id"), call.Ended);
        call.Http.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
