using System.Collections.Immutable;

namespace GenXai.Workflows.Definitions.Reading;

/// <summary>A definition together with what it was read from, so that rules can name exact places.</summary>
internal sealed class ReadWorkflow(WorkflowDefinition definition, ReadObject root, IReadOnlyDictionary<object, ReadObject> sources, ImmutableArray<WorkflowReference> references)
{
    public WorkflowDefinition Definition { get; } = definition;

    public ReadObject Root { get; } = root;

    /// <summary>Mentions of other workflows, in file order.</summary>
    public ImmutableArray<WorkflowReference> References { get; } = references;

    /// <summary>Where a key of a node, body, edge, agent, tool or of the workflow stands; the whole where it is not given.</summary>
    public SourceLocation Locate(object owner, string key) => Source(owner).Where(key);

    /// <summary>What a part of the definition was read from.</summary>
    public ReadObject Source(object owner) => sources.GetValueOrDefault(owner, Root);
}
