namespace GenXai.Hosting.Encryption;

/// <summary>What a sealed value belongs to. It is bound to both: moved elsewhere, it does not open.</summary>
/// <param name="RunId">The run, or for what belongs to no run its own name; the key is derived from its root.</param>
/// <param name="Purpose">What the value is, with its place: <c>history/0/12</c>, <c>event/7</c>.</param>
public readonly record struct SealScope(string RunId, string Purpose);
