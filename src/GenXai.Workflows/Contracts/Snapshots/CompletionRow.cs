using System.Text.Json;

namespace GenXai.Workflows.Contracts.Snapshots;

/// <summary>Completions that follow each other in a pack and differ in their index only.</summary>
/// <param name="Path">Their path up to the last index: <c>a</c> for <c>a[3]</c>.</param>
/// <param name="Pass">Which execution of the node it was, from 1.</param>
/// <param name="Count">How many they are, from 1.</param>
/// <param name="Items">A reference to the stored list whose elements they took; null where the items stand with what they gave, or there are none.</param>
public sealed record CompletionRow(string Path, int Pass, int Count, JsonElement? Items = null);
