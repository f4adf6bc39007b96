using System.Runtime.CompilerServices;
using GenXai.Activities.Memory.Records;
using Microsoft.Extensions.VectorData;

namespace GenXai.Activities.Memory.Stores;

/// <summary>Memories in memory, and the search among them: exact, by the cosine of unit vectors. Not for several threads at once.</summary>
internal sealed class MemoryIndex
{
    private readonly Dictionary<string, MemoryRecord> _records = new(StringComparer.Ordinal);

    public IEnumerable<MemoryRecord> All => _records.Values;

    public MemoryRecord? Find(string id) => _records.GetValueOrDefault(id);

    public void Put(MemoryRecord record) => _records[record.Id] = record;

    public void Remove(string id) => _records.Remove(id);

    public void Clear() => _records.Clear();

    /// <summary>The closest memories, the closest first; of equal ones the newest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public List<VectorSearchResult<MemoryRecord>> Search(ReadOnlySpan<float> vector, int top, int skip, Func<MemoryRecord, bool>? filter, double? least)
    {
        // The least of the best stands in front: most memories are compared with it alone.
        var best = new PriorityQueue<MemoryRecord, (float Score, long At)>();
        foreach (var record in _records.Values)
        {
            if (record.Vector.Length != vector.Length || (filter is not null && !filter(record)))
            {
                continue;
            }

            var score = DotProduct.Of(record.Vector.Span, vector);
            if (score < (least ?? double.NegativeInfinity))
            {
                continue;
            }

            var rank = (score, record.At.UtcTicks);
            if (best.Count < top + skip)
            {
                best.Enqueue(record, rank);
            }
            else if (best.TryPeek(out _, out var worst) && rank.CompareTo(worst) > 0)
            {
                best.DequeueEnqueue(record, rank);
            }
        }

        var found = new List<VectorSearchResult<MemoryRecord>>(best.Count);
        while (best.TryDequeue(out var record, out var rank))
        {
            found.Add(new VectorSearchResult<MemoryRecord>(record, rank.Score));
        }

        found.Reverse();
        return found.GetRange(Math.Min(skip, found.Count), Math.Max(0, found.Count - skip));
    }
}
