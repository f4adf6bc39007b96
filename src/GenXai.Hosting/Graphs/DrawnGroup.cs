namespace GenXai.Hosting.Graphs;

/// <summary>A frame around nodes: a loop, or what a sub-workflow or a flow consists of.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Label">What is written on it.</param>
/// <param name="Parent">The frame around it; null for none.</param>
public sealed record DrawnGroup(string Key, string Label, string? Parent);
