namespace GenXai.Activities.Models.Embeddings;

/// <summary>What is known of one use of an embedding model.</summary>
/// <param name="Key">The idempotency key of the call that needs the vectors; the requests' own keys are made from it and from the texts.</param>
/// <param name="TimeoutSeconds">How long it may take, retries included, in seconds; 0 or less means 300.</param>
public sealed record EmbeddingCall(string Key, double TimeoutSeconds = 0);
