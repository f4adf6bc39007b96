namespace GenXai.Workflows.Contracts.Memory;

/// <summary>A write that was made.</summary>
/// <param name="Id">The idempotency key of the call.</param>
/// <param name="Version">The version that it gave the key.</param>
public sealed record MemoryWriteDone(string Id, long Version);
