namespace GenXai.Hosting.Batches;

/// <summary>A page of batches.</summary>
/// <param name="Batches">The batches, newest first.</param>
/// <param name="Continuation">What to ask with for the next page; null: this is the last.</param>
public sealed record BatchPage(IReadOnlyList<BatchStatus> Batches, string? Continuation);
