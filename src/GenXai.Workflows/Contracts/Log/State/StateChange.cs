using System.Text.Json;

namespace GenXai.Workflows.Contracts.Log.State;

/// <summary>One change of one state variable.</summary>
/// <param name="Op">set or remove.</param>
/// <param name="Path">The variable's name.</param>
/// <param name="Old">The value before; null when there was none.</param>
/// <param name="New">The value after; null when it was removed.</param>
public sealed record StateChange(string Op, string Path, JsonElement? Old, JsonElement? New);
