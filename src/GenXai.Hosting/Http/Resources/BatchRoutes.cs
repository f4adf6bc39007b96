using GenXai.Hosting.Batches;
using GenXai.Hosting.Client;
using GenXai.Hosting.Http.Requests;
using GenXai.Hosting.Http.Responses;
using GenXai.Hosting.Http.Routing;
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

    private static Task GetAsync(ApiCall call) => AnswerAsync(call, StatusCodes.Status200OK, call.Path("id"));

    private static async Task AnswerAsync(ApiCall call, int status, string id)
    {
        var batch = await call.Host.Batches.GetAsync(id, call.Ended);
        await call.JsonAsync(status, writer => BatchJson.Write(writer, batch, call.LinkTo("batches", id) + "/results"));
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
