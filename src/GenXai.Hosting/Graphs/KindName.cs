using GenXai.Workflows.Definitions;

namespace GenXai.Hosting.Graphs;

/// <summary>The name of a node kind, as it is written in a workflow.</summary>
public static class KindName
{
    /// <summary>The name of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public static string Of(NodeKind kind) => kind.ToString().ToLowerInvariant();
}
