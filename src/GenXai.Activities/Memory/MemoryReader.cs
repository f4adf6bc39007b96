using System.Linq.Expressions;
using GenXai.Activities.Memory.Records;
using Microsoft.Extensions.VectorData;

namespace GenXai.Activities.Memory;

/// <summary>Reads an agent's memories. What the call itself left in an earlier attempt is not among them.</summary>
internal sealed class MemoryReader(VectorStoreCollection<string, MemoryRecord> store)
{
    public async Task<IReadOnlyList<VectorSearchResult<MemoryRecord>>> SearchAsync(
        MemoryTurn turn, string kind, int top, CancellationToken cancellationToken)
    {
        var (owner, model, key) = (turn.Owner, turn.Model, turn.Key);
        var options = new VectorSearchOptions<MemoryRecord>
        {
            Filter = record => record.Owner == owner && record.Kind == kind && record.Model == model && !(record.Calls.Count == 1 && record.Calls[0] == key),
            ScoreThreshold = turn.Settings.MinScore,
        };
        var found = new List<VectorSearchResult<MemoryRecord>>();
        await foreach (var result in store.SearchAsync(turn.Vector, top, options, cancellationToken))
        {
            found.Add(result);
        }

        return found;
    }

    public async Task<List<MemoryRecord>> ListAsync(Expression<Func<MemoryRecord, bool>> filter, int top, CancellationToken cancellationToken)
    {
        var found = new List<MemoryRecord>();
        await foreach (var record in store.GetAsync(filter, top, null, cancellationToken))
        {
            found.Add(record);
        }

        return found;
    }

    public Task<MemoryRecord?> FindAsync(string id, CancellationToken cancellationToken) => store.GetAsync(id, null, cancellationToken);
}
