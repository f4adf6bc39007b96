using System.Text.Json;

namespace GenXai.Workflows.Contracts.Memory;

/// <summary>One key of a shared memory, as its entity keeps it.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">Its value; never a reference to a stored one.</param>
/// <param name="Version">How often the key was written, from 1; rises with every write.</param>
/// <param name="At">When it was last written, UTC.</param>
/// <param name="Until">When it ends, UTC; null: it stays.</param>
public sealed record MemoryCell(string Key, JsonElement Value, long Version, DateTimeOffset At, DateTimeOffset? Until = null);
