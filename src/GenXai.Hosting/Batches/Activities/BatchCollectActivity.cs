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
                var error = result is null ? await ErrorAsync(batch, runId, cancellationToken) : result.Error;
                var status = result?.Status ?? (error?.Code == ErrorCodes.Terminated ? RunStatuses.Terminated : RunStatuses.Failed);
                Write(lines, new Line(first + number, key, runId, status, error), result);
                counts = counts.Plus(status);
            }
        }

        await files.PutAsync(BatchPaths.Results(batch.BatchId, request.Part), lines.WrittenMemory, cancellationToken);
        return counts;
    }

    private static void Write(ArrayBufferWriter<byte> lines, Line line, RunResult? result)
    {
        using (var writer = new Utf8JsonWriter(lines, Plain))
        {
            writer.WriteStartObject();
            writer.WriteNumber("index", line.Index);
            if (line.Key is not null)
            {
                writer.WriteString("key", line.Key);
            }

            writer.WriteString("runId", line.RunId);
            writer.WriteString("status", line.Status);
            writer.WritePropertyName("output");
            RunResultJson.WriteValue(writer, result?.Output);
            writer.WritePropertyName("error");
            RunResultJson.WriteError(writer, line.Error);
            writer.WritePropertyName("usage");
            RunResultJson.WriteUsage(writer, result?.Usage ?? RunUsage.None);
            writer.WriteEndObject();
        }

        lines.Write("\n"u8);
    }

    private async Task<RunError> ErrorAsync(BatchInput batch, string runId, CancellationToken cancellationToken) =>
        await ItemRefusals.FindAsync(files, batch.BatchId, runId, cancellationToken)
        ?? (batch.Cancelled is { } reason
            ? new RunError(ErrorCodes.Terminated, $"the batch was cancelled before this item began: {reason}", null)
            : new RunError(ErrorCodes.RunNotFound, "the run was deleted before its result was read", null));

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

    private sealed record Line(int Index, string? Key, string RunId, string Status, RunError? Error);
}
