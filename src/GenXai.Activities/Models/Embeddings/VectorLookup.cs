namespace GenXai.Activities.Models.Embeddings;

/// <summary>Vectors that were looked up.</summary>
/// <param name="Vectors">One for each text, in order.</param>
/// <param name="Hits">How many of the texts needed no request of this caller.</param>
internal sealed record VectorLookup(IReadOnlyList<ReadOnlyMemory<float>> Vectors, int Hits);
