using System.Text.Json;

namespace GenXai.Workflows.Contracts.Memory;

/// <summary>A key that was read or found.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">Its value.</param>
/// <param name="Version">Its version.</param>
/// <param name="Score">How well it fits what was looked for, from 0 to 1; 1 where nothing was.</param>
/// <param name="At">When it was written, UTC.</param>
public sealed record MemoryHit(string Key, JsonElement Value, long Version, double Score, DateTimeOffset At);
