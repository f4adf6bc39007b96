using System.Collections.Immutable;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Reading;

namespace GenXai.Workflows.Validation;

/// <summary>What rules look at.</summary>
internal sealed class ValidationContext
{
    private readonly ReadWorkflow _workflow;

    public ValidationContext(ReadWorkflow workflow, DiagnosticBag diagnostics, ImmutableSortedSet<string>? knownTools)
    {
        _workflow = workflow;
        Diagnostics = diagnostics;
        KnownTools = knownTools;
        var graph = workflow.Root.Object("graph");
        NodeEntries = [.. (graph?.Objects("nodes") ?? []).Where(read => read.Text("id") is not null)];
        NodeIds = [.. NodeEntries.Select(read => read.Text("id")!).Distinct(StringComparer.Ordinal)];
        var known = NodeIds.ToHashSet(StringComparer.Ordinal);
        GraphIsSound = graph is not null
            && Definition.Nodes.Length > 0
            && Definition.Nodes.Length == graph.Items("nodes").Length
            && Definition.Nodes.Length == known.Count
            && Definition.Edges.Length == graph.Items("edges").Length
            && Definition.Edges.All(edge => known.Contains(edge.From) && known.Contains(edge.To));
    }

    /// <summary>The definition; parts that could not be read are left out of it.</summary>
    public WorkflowDefinition Definition => _workflow.Definition;

    public DiagnosticBag Diagnostics { get; }

    /// <summary>Tools that are known beside the declared ones; null when tools are not checked.</summary>
    public ImmutableSortedSet<string>? KnownTools { get; }

    /// <summary>How further tools begin.</summary>
    public ImmutableArray<string> KnownToolPrefixes { get; init; } = [];

    /// <summary>The names of the host's MCP servers; null when they are not checked.</summary>
    public ImmutableSortedSet<string>? McpServers { get; init; }

    /// <summary>Whether all nodes and edges were read, ids are unique and edges lead somewhere: what graph rules need.</summary>
    public bool GraphIsSound { get; }

    /// <summary>The nodes that have an id, those of unknown type too.</summary>
    public ImmutableArray<ReadObject> NodeEntries { get; }

    /// <summary>The ids of <see cref="NodeEntries"/>, each once, in file order.</summary>
    public ImmutableArray<string> NodeIds { get; }

    public ReadObject Root => _workflow.Root;

    /// <summary>Where a key of a node, body, edge, agent, tool or of the workflow stands; the whole where it is not given.</summary>
    public SourceLocation Locate(object owner, string key) => _workflow.Locate(owner, key);

    /// <summary>What a part of the definition was read from.</summary>
    public ReadObject Source(object owner) => _workflow.Source(owner);

    /// <summary>The bodies of loops and the compensations, in file order.</summary>
    public IEnumerable<NodeBody> Bodies()
    {
        foreach (var node in Definition.Nodes)
        {
            if (node.Settings is Definitions.Nodes.LoopSettings { Body: { } body })
            {
                yield return body;
            }

            if (node.Compensate is { } compensate)
            {
                yield return compensate;
            }
        }
    }
}
