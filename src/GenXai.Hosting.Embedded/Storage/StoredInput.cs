namespace GenXai.Hosting.Embedded.Storage;

/// <summary>What a generation starts with.</summary>
/// <param name="Input">The input, serialised.</param>
/// <param name="Carried">External events that the generation before left, as UTF-8 JSON; null if none.</param>
internal readonly record struct StoredInput(string? Input, byte[]? Carried);
