using GenXai.Workflows.Contracts.Calls;

namespace GenXai.Activities.Models.Embeddings;

/// <summary>The vectors of some texts.</summary>
/// <param name="Model">The name of the model.</param>
/// <param name="Dimensions">The length of each vector; 0 where there are none.</param>
/// <param name="Vectors">One for each text, in order; of length one, so that their product is their cosine. A text without words may have a vector of zeros.</param>
/// <param name="Usage">Tokens and money; what came from the cache costs nothing.</param>
/// <param name="CacheHits">How many of the texts were answered from the cache.</param>
/// <param name="Notes">What happened on the way, for people, such as retries.</param>
public sealed record EmbeddingSet(
    string Model, int Dimensions, IReadOnlyList<ReadOnlyMemory<float>> Vectors, CallUsage Usage, int CacheHits, IReadOnlyList<string> Notes);
