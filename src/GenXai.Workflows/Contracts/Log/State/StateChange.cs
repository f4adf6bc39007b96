using System.Text.Json;

namespace GenXai.Workflows.Contracts.Log.State;

/// <summary>One change of one state variable.</summary>
/// <param name="Op">set, reduce (a reducer combined what was written with what was there) or remove.</param>
/// <param name="Path">The variable's name.</param>
/// <param name="Old">The value before; null when there was none.</param>
/// <param name="New">The value after; null when it was removed.</param>
/// <param name="Written">reduce: what the node wrote; null elsewhere.</param>
public sealed record StateChange(string Op, string Path, JsonElement? Old, JsonElement? New, JsonElement? Written = null);
