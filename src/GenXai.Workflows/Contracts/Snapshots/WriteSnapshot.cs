using System.Text.Json;

namespace GenXai.Workflows.Contracts.Snapshots;

/// <summary>One write of a state variable.</summary>
/// <param name="Origin">For every loop around the node its unit and its round, then the node's unit.</param>
/// <param name="Written">What the node wrote, where a reducer combines it; null elsewhere.</param>
public sealed record WriteSnapshot(IReadOnlyList<int> Origin, JsonElement? Written);
