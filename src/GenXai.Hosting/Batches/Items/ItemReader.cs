using System.Text.Json;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts.Batches;

namespace GenXai.Hosting.Batches.Items;

/// <summary>Reads the items of a part back.</summary>
internal static class ItemReader
{
    /// <summary>The items of a part, in their order.</summary>
    /// <exception cref="StorageException">They are not there, or not whole.</exception>
    public static async Task<IReadOnlyList<JsonElement>> ReadAsync(
        IBatchFiles files, BatchInput batch, int part, CancellationToken cancellationToken)
    {
        var name = BatchPaths.Items(batch.Items, part);
        var stream = await files.OpenAsync(name, cancellationToken)
            ?? throw new StorageException($"the items of batch '{batch.BatchId}' are not there any more: '{name}' was deleted by hand?");
        var items = new List<JsonElement>();
        await using (stream)
        {
            await foreach (var item in ItemLines.ReadAsync(stream, name, cancellationToken))
            {
                items.Add(item);
            }
        }

        return items.Count == batch.CountOf(part)
            ? items
            : throw new StorageException(FormattableString.Invariant(
                $"'{name}' holds {items.Count} items of batch '{batch.BatchId}', but {batch.CountOf(part)} were written; was it changed by hand?"));
    }
}
