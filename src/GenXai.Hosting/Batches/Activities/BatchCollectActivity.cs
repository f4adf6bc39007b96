using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using GenXai.Hosting.Batches.Items;
using GenXai.Hosting.Client;
using GenXai.Hosting.Runs;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Batches;

namespace GenXai.Hosting.Batches.Activities;

/// <summary>Writes the results of a part: a line for every item, in their order, whatever became of its run.</summary>
internal sealed class BatchCollectActivity(IWorkflowClient runs, IBatchFiles files)
    : BatchActivity<BatchCollectRequest, BatchCounts>(BatchNames.Collect, BatchJsonContext.Default.BatchCollectRequest, BatchJsonContext.Default.BatchCounts)
{
    private const int ReadsAtOnce = 16;
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    protected override async Task<BatchCounts?> RunAsync(string instanceId, BatchCollectRequest request, CancellationToken cancellationToken)
    {
        var batch = request.Batch;
        var items = batch.KeyField is null ? null : await ItemReader.ReadAsync(files, batch, request.Part, cancellationToken);
        var first = request.Part * batch.PartSize;
        var counts = BatchCounts.None;
        var lines = new ArrayBufferWriter<byte>();
        foreach (var chunk in Enumerable.Range(0, batch.CountOf(request.Part)).Chunk(ReadsAtOnce))
        {
            var results = await Task.WhenAll(chunk.Select(number => ResultAsync(BatchNames.RunId(batch.BatchId, first + number), cancellationToken)));
            foreach (var (number, result) in chunk.Zip(results))
            {
                var key = items is null ? null : ItemWriter.KeyOf(items[number], batch.KeyField!);
                var runId = BatchNames.RunId(batch.BatchId, first + number);
                var error = result is null ? await ErrorAsync(batch.BatchId, runId, cancellationToken) : result.Error;
                Write(lines, first + number, key, runId, result, error);
                counts = counts.Plus(result?.Status ?? RunStatuses.Failed);
            }
        }

        await files.PutAsync(BatchPaths.Results(batch.BatchId, request.Part), lines.WrittenMemory, cancellationToken);
        return counts;
    }

    private static void Write(ArrayBufferWriter<byte> lines, int index, string? key, string runId, RunResult? result, RunError? error)
    {
        using (var writer = new Utf8JsonWriter(lines, Plain))
        {
            writer.WriteStartObject();
            writer.WriteNumber("index", index);
            if (key is not null)
            {
                writer.WriteString("key", key);
            }

            writer.WriteString("runId", runId);
            writer.WriteString("status", result?.Status ?? RunStatuses.Failed);
            writer.WritePropertyName("output");
            RunResultJson.WriteValue(writer, result?.Output);
            writer.WritePropertyName("error");
            RunResultJson.WriteError(writer, error);
            writer.WritePropertyName("usage");
            RunResultJson.WriteUsage(writer, result?.Usage ?? RunUsage.None);
            writer.WriteEndObject();
        }

        lines.Write("\n"u8);
    }

    private async Task<RunError> ErrorAsync(string batchId, string runId, CancellationToken cancellationToken) =>
        await ItemRefusals.FindAsync(files, batchId, runId, cancellationToken)
        ?? new RunError(ErrorCodes.RunNotFound, "the run was deleted before its result was read", null);

    // Null when there is no run. One that is not seen as ended yet fails the activity, which is then made again.
    private async Task<RunResult?> ResultAsync(string runId, CancellationToken cancellationToken)
    {
        RunResult result;
        try
        {
            result = await runs.GetResultAsync(runId, cancellationToken);
        }
        catch (WorkflowClientException exception) when (string.Equals(exception.Code, ErrorCodes.RunNotFound, StringComparison.Ordinal))
        {
            return null;
        }

        return result.Status is RunStatuses.Completed or RunStatuses.Failed or RunStatuses.Terminated
            ? result
            : throw new InvalidOperationException($"run '{runId}' has told its end, but its status is still {result.Status}");
    }
}
