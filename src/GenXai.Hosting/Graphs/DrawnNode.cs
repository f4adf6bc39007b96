using GenXai.Workflows.Definitions;

namespace GenXai.Hosting.Graphs;

/// <summary>A node as it is drawn.</summary>
/// <param name="Key">Its path from the workflow that is drawn, such as <c>sub/check</c>.</param>
/// <param name="Label">What is written on it; lines end with LF.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Group">The innermost frame around it; null for none.</param>
/// <param name="Status">Where it stands in the run that is painted; null without one.</param>
public sealed record DrawnNode(string Key, string Label, NodeKind Kind, string? Group, string? Status);
