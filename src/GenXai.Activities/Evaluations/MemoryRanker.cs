using System.Numerics.Tensors;
using GenXai.Activities.Models;
using GenXai.Activities.Models.Embeddings;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Entities.Memory;

namespace GenXai.Activities.Evaluations;

/// <summary>Finds what fits in a shared memory, by words and by the meaning that the host's embedding sees.</summary>
internal sealed class MemoryRanker(Lazy<IEmbeddingModel> embedding)
{
    private const int DefaultTopK = 5;

    /// <summary>The best items; the error where they cannot be embedded.</summary>
    public async Task<EvaluationResult> RankAsync(string rootId, EvaluationItem item, CancellationToken cancellationToken)
    {
        var (query, items) = (item.Query!, item.Items ?? []);
        try
        {
            var set = await embedding.Value.EmbedAsync(
                [query, .. items.Select(MemoryRanking.TextOf)], new EmbeddingCall($"{rootId}-memory-search"), cancellationToken);
            var closeness = set.Vectors.Skip(1).Select(vector => (double)TensorPrimitives.Dot(vector.Span, set.Vectors[0].Span)).ToList();
            return new EvaluationResult(MemoryRanking.Rank(items, query, closeness, item.TopK ?? DefaultTopK));
        }
        catch (ModelException exception)
        {
            return new EvaluationResult(null, $"the memory cannot be searched by meaning: {exception.Message}");
        }
    }
}
