using System.Globalization;
using System.Numerics.Tensors;
using GenXai.Activities.Memory.Records;
using GenXai.Activities.Models.Embeddings;
using GenXai.Workflows.Definitions;
using Microsoft.Extensions.VectorData;

namespace GenXai.Activities.Memory.Consolidation;

/// <summary>
/// Moves what is important from short-term to long-term memory, forgets what is not, and makes facts of episodes
/// that repeat. What is made has an id that follows from what it is made of, and is written before anything is
/// deleted: cut short anywhere, it loses nothing, and done again it doubles nothing.
/// </summary>
internal sealed class Consolidator(VectorStoreCollection<string, MemoryRecord> store, Lazy<IEmbeddingModel> embedding, TimeProvider time)
{
    private const int LeastEpisodes = 3;
    private const float SameTask = 0.9f;
    private readonly MemoryReader _reader = new(store);

    /// <summary>Consolidates all memories.</summary>
    public async Task<ConsolidationReport> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var shortTerm = await _reader.ListAsync(record => record.Kind == AgentMemoryKinds.ShortTerm, int.MaxValue, cancellationToken);
        var important = shortTerm.Where(record => Importance.Of(record, now) >= Importance.Move).ToList();
        var forgotten = shortTerm.Where(record => Importance.Of(record, now) < Importance.Forget).ToList();
        await store.UpsertAsync(important.Select(AsLongTerm), cancellationToken);
        await store.DeleteAsync(important.Concat(forgotten).Select(static record => record.Id), cancellationToken);
        var facts = await GeneraliseAsync(now, cancellationToken);
        return new ConsolidationReport(important.Count, forgotten.Count, shortTerm.Count - important.Count - forgotten.Count, facts);
    }

    private static MemoryRecord AsLongTerm(MemoryRecord record) => record with
    {
        Id = MemoryIds.Of(record.Id, AgentMemoryKinds.LongTerm),
        Kind = AgentMemoryKinds.LongTerm,
    };

    private async Task<int> GeneraliseAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var episodes = await _reader.ListAsync(record => record.Kind == AgentMemoryKinds.Episodic, int.MaxValue, cancellationToken);
        var facts = 0;
        foreach (var owner in episodes.GroupBy(static record => record.Owner, StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            foreach (var group in await GroupsAsync(owner, cancellationToken))
            {
                if (group.Count >= LeastEpisodes && group.Exists(static record => record.Details is Episode { IsGeneralised: false }))
                {
                    await MakeFactAsync(group, now, cancellationToken);
                    facts++;
                }
            }
        }

        return facts;
    }

    // Episodes of one task, whatever came of it; the oldest of a group is what the others are compared with.
    private async Task<List<List<MemoryRecord>>> GroupsAsync(IEnumerable<MemoryRecord> records, CancellationToken cancellationToken)
    {
        var ordered = records.OrderBy(static record => record.At).ThenBy(static record => record.Id, StringComparer.Ordinal).ToList();
        var tasks = await embedding.Value.EmbedAsync(
            [.. ordered.Select(static record => ((Episode)record.Details!).Task)], new EmbeddingCall($"consolidate-{ordered[0].Id}"), cancellationToken);
        var groups = new List<(ReadOnlyMemory<float> Vector, List<MemoryRecord> Records)>();
        for (var i = 0; i < ordered.Count; i++)
        {
            var vector = tasks.Vectors[i];
            var found = groups.FindIndex(group => TensorPrimitives.Dot(group.Vector.Span, vector.Span) >= SameTask);
            if (found < 0)
            {
                groups.Add((vector, [ordered[i]]));
            }
            else
            {
                groups[found].Records.Add(ordered[i]);
            }
        }

        return [.. groups.Select(static group => group.Records)];
    }

    private async Task MakeFactAsync(List<MemoryRecord> group, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var first = (Episode)group[0].Details!;
        var all = group.Select(static record => (Episode)record.Details!).ToList();
        var successes = all.Count(static episode => episode.Success);
        var best = all.Where(static episode => episode.Success)
            .GroupBy(static episode => string.Join(", ", episode.Actions), StringComparer.Ordinal)
            .OrderByDescending(static actions => actions.Count())
            .ThenBy(static actions => actions.Key, StringComparer.Ordinal)
            .FirstOrDefault()?.Key;
        var with = string.IsNullOrEmpty(best) ? "" : $", mostly with {best}";
        var text = string.Create(
            CultureInfo.InvariantCulture, $"\"{first.Task}\" was done {all.Count} times and succeeded {successes} times{with}");
        var vectors = await embedding.Value.EmbedAsync([text], new EmbeddingCall($"consolidate-{group[0].Id}-fact"), cancellationToken);
        var fact = new MemoryRecord
        {
            Id = MemoryIds.Of(group[0].Owner, AgentMemoryKinds.Semantic, "episodes", group[0].Id),
            Owner = group[0].Owner,
            Kind = AgentMemoryKinds.Semantic,
            Text = text,
            Details = new Fact([], (double)all.Count / (all.Count + 1)),
            At = now,
            UsedAt = now,
            Model = vectors.Model,
            Vector = vectors.Vectors[0],
        };
        var told = group.Where(static record => record.Details is Episode { IsGeneralised: false })
            .Select(static record => record with { Details = (Episode)record.Details! with { IsGeneralised = true } });
        await store.UpsertAsync([fact], cancellationToken);
        await store.UpsertAsync(told, cancellationToken);
    }
}
