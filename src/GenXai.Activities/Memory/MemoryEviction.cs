using System.Text;
using GenXai.Activities.Memory.Records;
using GenXai.Workflows.Definitions;
using Microsoft.Extensions.VectorData;

namespace GenXai.Activities.Memory;

/// <summary>Keeps a memory within its limits. What was just written stays, even where it is too much alone.</summary>
internal sealed class MemoryEviction(VectorStoreCollection<string, MemoryRecord> store)
{
    public async Task MakeRoomAsync(
        string owner, string kind, AgentMemoryDefinition settings, IReadOnlySet<string> newest, CancellationToken cancellationToken)
    {
        var all = await new MemoryReader(store).ListAsync(
            record => record.Owner == owner && record.Kind == kind, int.MaxValue, cancellationToken);
        var isLru = string.Equals(settings.Eviction, "lru", StringComparison.Ordinal);
        var bytes = all.Sum(SizeOf);
        var count = all.Count;
        var gone = new List<string>();
        foreach (var record in all.Where(record => !newest.Contains(record.Id))
            .OrderBy(record => isLru ? record.UsedAt : record.At)
            .ThenBy(static record => record.At)
            .ThenBy(static record => record.Id, StringComparer.Ordinal))
        {
            if (count <= settings.MaxItems && bytes <= settings.MaxBytes)
            {
                break;
            }

            count--;
            bytes -= SizeOf(record);
            gone.Add(record.Id);
        }

        if (gone.Count > 0)
        {
            await store.DeleteAsync(gone, cancellationToken);
        }
    }

    private static long SizeOf(MemoryRecord record) => Encoding.UTF8.GetByteCount(record.Text);
}
