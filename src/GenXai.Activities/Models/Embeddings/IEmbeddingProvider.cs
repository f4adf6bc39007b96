using Microsoft.Extensions.AI;

namespace GenXai.Activities.Models.Embeddings;

/// <summary>A provider that has embedding models too.</summary>
internal interface IEmbeddingProvider
{
    /// <summary>Gets a generator. The provider keeps it and disposes of it.</summary>
    /// <param name="model">The model or deployment.</param>
    /// <exception cref="ModelException">The configuration is faulty.</exception>
    IEmbeddingGenerator<string, Embedding<float>> GetEmbeddingGenerator(string model);
}
