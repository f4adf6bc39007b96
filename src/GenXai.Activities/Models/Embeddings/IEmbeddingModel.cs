namespace GenXai.Activities.Models.Embeddings;

/// <summary>Turns texts into vectors whose closeness is closeness of meaning. One instance serves all, from several threads at once.</summary>
public interface IEmbeddingModel
{
    /// <summary>Its name, provider and model, such as <c>openai/text-embedding-3-small</c> or <c>local/hashed-words-1</c>. Vectors of different names must not be compared.</summary>
    string Name { get; }

    /// <summary>Embeds texts. What was embedded before comes from the cache.</summary>
    /// <param name="texts">The texts; may be empty, and may repeat.</param>
    /// <param name="call">Under which key, and how long it may take.</param>
    /// <param name="cancellationToken">The host stops.</param>
    /// <returns>One vector for each text, in order, with what was used.</returns>
    /// <exception cref="ModelException">There are no vectors: a setting is faulty, the service failed, or the time is over.</exception>
    Task<EmbeddingSet> EmbedAsync(IReadOnlyList<string> texts, EmbeddingCall call, CancellationToken cancellationToken);
}
