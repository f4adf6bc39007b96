namespace GenXai.Hosting.Graphs;

/// <summary>What is drawn, before it is text of one language or another.</summary>
/// <param name="Name">The workflow's name.</param>
/// <param name="Groups">The frames, each after the one around it.</param>
/// <param name="Nodes">The nodes, in file order; those of sub-workflows after their own.</param>
/// <param name="Edges">The edges, in file order.</param>
public sealed record Drawing(
    string Name, IReadOnlyList<DrawnGroup> Groups, IReadOnlyList<DrawnNode> Nodes, IReadOnlyList<DrawnEdge> Edges)
{
    /// <summary>The nodes and frames right inside a frame.</summary>
    /// <param name="group">The frame; null for what stands in none.</param>
    internal (IEnumerable<DrawnGroup> Groups, IEnumerable<DrawnNode> Nodes) Inside(string? group) => (
        Groups.Where(each => string.Equals(each.Parent, group, StringComparison.Ordinal)),
        Nodes.Where(each => string.Equals(each.Group, group, StringComparison.Ordinal)));
}
