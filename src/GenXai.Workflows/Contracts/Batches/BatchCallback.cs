namespace GenXai.Workflows.Contracts.Batches;

/// <summary>Who is told that a batch has ended.</summary>
/// <param name="Url">Where to send it.</param>
/// <param name="Secret">The name of the host's secret that signs it; never the secret itself.</param>
public sealed record BatchCallback(string Url, string Secret);
