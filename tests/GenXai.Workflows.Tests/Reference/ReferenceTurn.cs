namespace GenXai.Workflows.Tests.Reference;

/// <summary>
/// Edges that a node, a loop or the hidden start still has to test one after another (rule 6), with the branches that
/// must be at rest before the next one.
/// </summary>
/// <param name="Node">The node; null for a loop or the hidden start.</param>
/// <param name="Loop">The loop; null for a node or the hidden start.</param>
/// <param name="Left">Edges left to test, in order.</param>
internal sealed record ReferenceTurn(string? Node, ReferenceLoop? Loop, Queue<int> Left)
{
    /// <summary>The branches started last.</summary>
    public List<HashSet<string>> Started { get; set; } = [];
}
