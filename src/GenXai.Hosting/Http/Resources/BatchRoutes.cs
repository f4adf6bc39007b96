using GenXai.Hosting.Batches;
using GenXai.Hosting.Client;
using GenXai.Hosting.Http.Requests;
using GenXai.Hosting.Http.Responses;
using GenXai.Hosting.Http.Routing;
using GenXai.Hosting.Security;
using GenXai.Workflows.Contracts;
using Microsoft.AspNetCore.Http;

namespace GenXai.Hosting.Http.Resources;

/// <summary>Batches: many runs from one submission.</summary>
internal static class BatchRoutes
{
    private const string IdempotencyKey = "Idempotency-Key";

    public static IEnumerable<ApiRoute> Create() =>
    [
        new(HttpMethods.Post, "/batches", "submitBatch", "Submits a batch: a run for each item.", SubmitAsync)
        {
            Parameters = [new(IdempotencyKey, "The same key with the same body gives the same batch, with another one a conflict", In: ApiParameter.Header)],
            Body = "BatchRequest",
            BodyRequired = true,
            Responses = [new(202, "The batch was taken", "Batch")],
            Problems = [400, 404, 409, 413, 415],
        },
        new(HttpMethods.Get, "/batches", "listBatches", "Lists batches, newest first.", ListAsync)
        {
            Parameters =
            [
                new("limit", "How many a page holds, 1 to 1000; default 100", "integer"),
                new("continuation", "What the page before gave"),
            ],
            Responses = [new(200, "A page", "BatchList")],
            Problems = [400],
        },
        new(HttpMethods.Post, "/batches/{id}/cancel", "cancelBatch", "Cancels a batch: no further item begins, runs at work are terminated.", CancelAsync)
        {
            Body = "Reason",
            Responses = [new(202, "The batch ends", "Batch")],
            Problems = [400, 404, 409, 413, 415],
        },
        new(HttpMethods.Delete, "/batches/{id}", "purgeBatch", "Deletes an ended batch with its runs, items and results.", PurgeAsync)
        {
            Access = Permission.Delete,
            Responses = [new(204, "Deleted")],
            Problems = [404, 409],
        },
        new(HttpMethods.Get, "/batches/{id}", "getBatch", "Says where a batch stands.", GetAsync)
        {
            Responses = [new(200, "Where it stands", "Batch")],
            Problems = [404],
        },
        new(HttpMethods.Get, "/batches/{id}/results", "getBatchResults", "Gives the results of a batch, a line of JSON for each item.", ResultsAsync)
        {
            Parameters = [new("partial", "true: what is there, also before the batch has ended", "boolean")],
            Responses = [new(200, "The results, in the order of the items", "BatchResult", "application/x-ndjson")],
            Problems = [400, 404, 409],
        },
    ];

    private static async Task SubmitAsync(ApiCall call)
    {
        var body = await RequestBody.ReadAsync(call.Http.Request, call.Host.Options.MaxBatchBytes, call.Host.Options.MaxDepth, call.Ended);
        var request = BatchRequest.Read(body, call.Host.BatchFiles);
        var keys = call.Http.Request.Headers[IdempotencyKey];
        if (keys.Count > 0)
        {
            if (keys.Count > 1 || request.Options.IdempotencyKey is not null)
            {
                throw new WorkflowClientException(
                    ErrorCodes.InvalidInput, $"send one {IdempotencyKey}: in the header, once, or as 'idempotencyKey' in the body");
            }

            request = request with { Options = request.Options with { IdempotencyKey = keys[0] ?? "" } };
        }

        var id = await request.SubmitAsync(call.Host.Workflows, call.Host.Batches, call.Ended);
        call.Http.Response.Headers.Location = call.LinkTo("batches", id);
        await AnswerAsync(call, StatusCodes.Status202Accepted, id);
    }

    private static async Task ListAsync(ApiCall call)
    {
        var page = await call.Host.Batches.ListAsync(
            (int)(call.Query.Number("limit", 1, 1000) ?? 100), call.Query.Text("continuation"), call.Ended);
        await call.JsonAsync(StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("batches");
            foreach (var batch in page.Batches)
            {
                BatchJson.Write(writer, batch, ResultsOf(call, batch.BatchId));
            }

            writer.WriteEndArray();
            writer.WriteString("continuation", page.Continuation);
            writer.WriteEndObject();
        });
    }

    private static async Task CancelAsync(ApiCall call)
    {
        var body = await call.ReadAsync(call.Host.Options.MaxInputBytes, "reason", "by");
        await call.Host.Batches.CancelAsync(call.Path("id"), body.Text("reason"), call.Ended);
        await AnswerAsync(call, StatusCodes.Status202Accepted, call.Path("id"));
    }

    private static async Task PurgeAsync(ApiCall call)
    {
        await call.Host.Batches.PurgeAsync(call.Path("id"), call.Ended);
        call.Http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static string ResultsOf(ApiCall call, string id) => call.LinkTo("batches", id) + "/results";

    private static Task GetAsync(ApiCall call) => AnswerAsync(call, StatusCodes.Status200OK, call.Path("id"));

    private static async Task AnswerAsync(ApiCall call, int status, string id)
    {
        var batch = await call.Host.Batches.GetAsync(id, call.Ended);
        await call.JsonAsync(status, writer => BatchJson.Write(writer, batch, ResultsOf(call, id)));
    }

    private static async Task ResultsAsync(ApiCall call)
    {
        var partial = call.Query.Flag("partial");
        var batch = await call.Host.Batches.GetAsync(call.Path("id"), call.Ended);
        if (!batch.IsEnded && !partial)
        {
            throw new WorkflowClientException(
                ErrorCodes.Conflict,
                FormattableString.Invariant($"batch '{batch.BatchId}' has not ended: {batch.Counts.Ended} of {batch.Items} items have; ask again later, or with ?partial=true for what is there"));
        }

        call.Http.Response.ContentType = "application/x-ndjson";
        call.Http.Response.Headers.CacheControl = "no-store";
        await call.Host.Batches.WriteResultsAsync(batch.BatchId, call.Http.Response.Body, call.Ended);
    }
}
