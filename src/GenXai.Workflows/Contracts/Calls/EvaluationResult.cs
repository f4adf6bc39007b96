using System.Text.Json;

namespace GenXai.Workflows.Contracts.Calls;

/// <summary>What one thing gave.</summary>
/// <param name="Value">Its value, or the reference to it where it was stored; null when it failed.</param>
/// <param name="Error">Why it failed; null when it did not.</param>
/// <param name="Notes">Comparisons that could not be made; null where there is none.</param>
public sealed record EvaluationResult(JsonElement? Value, string? Error = null, IReadOnlyList<string>? Notes = null);
