using GenXai.Workflows.Definitions;

namespace GenXai.Cli.Graphs;

/// <summary>The name of a node kind, as it is written in a workflow.</summary>
internal static class KindName
{
    public static string Of(NodeKind kind) => kind.ToString().ToLowerInvariant();
}
