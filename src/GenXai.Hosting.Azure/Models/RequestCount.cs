namespace GenXai.Hosting.Azure.Models;

/// <summary>Requests of one second.</summary>
/// <param name="At">Its end, in milliseconds of Unix time.</param>
/// <param name="Count">How many, at least 1.</param>
internal sealed record RequestCount(long At, int Count);
