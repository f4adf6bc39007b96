using System.Text.Json;

namespace GenXai.Workflows.Contracts.Snapshots;

/// <summary>The last writes of a state variable that are parallel to one another.</summary>
/// <param name="Name">The variable.</param>
/// <param name="IsReduced">Whether a reducer combines them.</param>
/// <param name="Before">The value before them, where a reducer combines them; null when there was none.</param>
/// <param name="Writes">The writes, in the order in which they are combined.</param>
public sealed record WritesSnapshot(string Name, bool IsReduced, JsonElement? Before, IReadOnlyList<WriteSnapshot> Writes);
