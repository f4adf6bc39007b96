using System.Text.Json;
using GenXai.Workflows.Contracts;

namespace GenXai.Hosting.Batches.Items;

/// <summary>Why items got no run: a small file for each.</summary>
internal static class ItemRefusals
{
    public static Task NoteAsync(IBatchFiles files, string batchId, string runId, RunError error, CancellationToken cancellationToken) =>
        files.PutAsync(NameOf(batchId, runId), JsonSerializer.SerializeToUtf8Bytes(error, HostingJsonContext.Default.RunError), cancellationToken);

    public static async Task<RunError?> FindAsync(IBatchFiles files, string batchId, string runId, CancellationToken cancellationToken)
    {
        if (await files.OpenAsync(NameOf(batchId, runId), cancellationToken) is not { } stream)
        {
            return null;
        }

        await using (stream)
        {
            return await JsonSerializer.DeserializeAsync(stream, HostingJsonContext.Default.RunError, cancellationToken);
        }
    }

    private static string NameOf(string batchId, string runId) => $"{batchId}/refused/{runId}.json";
}
