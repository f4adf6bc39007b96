using System.Text.Json;
using GenXai.Hosting.Batches;

namespace GenXai.Hosting.Http.Responses;

/// <summary>Writes where batches stand, the same over HTTP and on the command line.</summary>
public static class BatchJson
{
    /// <summary>Writes a batch as an object.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="results">The address of its results; null: none is written.</param>
    public static void Write(Utf8JsonWriter writer, BatchStatus batch, string? results = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(batch);
        writer.WriteStartObject();
        writer.WriteString("batchId", batch.BatchId);
        writer.WriteString("workflow", batch.Workflow);
        writer.WriteString("definition", batch.Definition);
        writer.WriteString("status", batch.Status);
        writer.WriteNumber("items", batch.Items);
        writer.WriteNumber("completed", batch.Counts.Completed);
        writer.WriteNumber("failed", batch.Counts.Failed);
        writer.WriteNumber("terminated", batch.Counts.Terminated);
        writer.WriteNumber("running", batch.Running);
        writer.WriteNumber("waiting", batch.Waiting);
        writer.WriteNumber("concurrency", batch.Concurrency);
        writer.WriteString("createdAt", batch.CreatedAt.UtcDateTime);
        writer.WriteString("updatedAt", batch.UpdatedAt.UtcDateTime);
        writer.WriteString("error", batch.Error);
        writer.WriteString("cancelled", batch.Cancelled);
        WriteCallback(writer, batch);
        if (results is not null)
        {
            writer.WriteString("results", results);
        }

        writer.WriteEndObject();
    }

    private static void WriteCallback(Utf8JsonWriter writer, BatchStatus batch)
    {
        if (batch.Callback is not { } callback)
        {
            writer.WriteNull("callback");
            return;
        }

        writer.WriteStartObject("callback");
        writer.WriteBoolean("delivered", callback.Delivered);
        writer.WriteNumber("attempts", callback.Attempts);
        writer.WriteString("error", callback.Error);
        writer.WriteEndObject();
    }
}
