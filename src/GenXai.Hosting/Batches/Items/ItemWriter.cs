using System.Buffers;
using System.Text.Json;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Json;

namespace GenXai.Hosting.Batches.Items;

/// <summary>Writes the items of a batch into files, a part each, and checks them.</summary>
internal sealed class ItemWriter(IBatchFiles files, string folder, int partSize, string? keyField)
{
    private const int MaxItemBytes = 1024 * 1024;
    private readonly ArrayBufferWriter<byte> _part = new();
    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Writes all items.</summary>
    /// <returns>How many there are.</returns>
    /// <exception cref="WorkflowClientException"><c>invalid_input</c>: there are none or too many, one is too large, or a key is missing or there twice.</exception>
    public async Task<int> WriteAsync(BatchItems items, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in items.ReadAsync(cancellationToken))
            {
                Add(item);
                if (_count % partSize == 0)
                {
                    await FlushAsync(cancellationToken);
                }
            }

            await FlushAsync(cancellationToken);
            return _count > 0 ? _count : throw Bad("a batch needs items; there are none");
        }
        catch
        {
            await files.DeleteAsync(folder, CancellationToken.None);
            throw;
        }
    }

    /// <summary>The key of an item: the value of the key field, as text.</summary>
    public static string? KeyOf(JsonElement item, string keyField) =>
        item.ValueKind == JsonValueKind.Object
        && item.TryGetProperty(keyField, out var value)
        && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? JsonValues.ToText(value)
            : null;

    private static WorkflowClientException Bad(string message) => new(ErrorCodes.InvalidInput, message);

    private void Add(JsonElement item)
    {
        if (_count == BatchOptions.MaxItems)
        {
            throw Bad(FormattableString.Invariant($"a batch takes at most {BatchOptions.MaxItems} items; split it"));
        }

        var before = _part.WrittenCount;
        using (var writer = new Utf8JsonWriter(_part))
        {
            item.WriteTo(writer);
        }

        if (_part.WrittenCount - before > MaxItemBytes)
        {
            throw Bad(FormattableString.Invariant($"item {_count} has {_part.WrittenCount - before} bytes; the input of a run has at most {MaxItemBytes}"));
        }

        _part.Write("\n"u8);
        CheckKey(item);
        _count++;
    }

    private void CheckKey(JsonElement item)
    {
        if (keyField is null)
        {
            return;
        }

        var key = KeyOf(item, keyField)
            ?? throw Bad(FormattableString.Invariant($"item {_count} has no text or number in its field '{keyField}', which is the key"));
        if (!_keys.TryAdd(key, _count))
        {
            throw Bad(FormattableString.Invariant($"items {_keys[key]} and {_count} have the same key '{key}' in '{keyField}'; keys are unique"));
        }
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_part.WrittenCount > 0)
        {
            await files.PutAsync(BatchPaths.Items(folder, (_count - 1) / partSize), _part.WrittenMemory, cancellationToken);
            _part.ResetWrittenCount();
        }
    }
}
