using System.Collections.Immutable;
using System.Text.Json;

namespace GenXai.Workflows.Interpreter.Variables;

/// <summary>
/// The last writes of a state variable that are parallel to one another, in the one order in which they are combined.
/// </summary>
/// <param name="IsReduced">Whether a reducer combines them.</param>
/// <param name="Before">The value before them, where a reducer combines them; null: there was none.</param>
/// <param name="Writes">The writes; without a reducer only the last one.</param>
internal sealed record VariableWrites(bool IsReduced, JsonElement? Before, ImmutableArray<VariableWrite> Writes);
