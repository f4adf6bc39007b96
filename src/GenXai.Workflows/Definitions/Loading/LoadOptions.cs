using System.Collections.Immutable;

namespace GenXai.Workflows.Definitions.Loading;

/// <summary>What the surroundings offer to a definition.</summary>
public sealed record LoadOptions
{
    /// <summary>No tools are checked, no workflows offered.</summary>
    public static LoadOptions Default { get; } = new();

    /// <summary>
    /// The tools that exist beside those that a workflow declares: built-in ones, those of MCP servers, stubs; with
    /// the ordinal comparer. Null: tools are not checked.
    /// </summary>
    public ImmutableSortedSet<string>? KnownTools { get; init; }

    /// <summary>How further tools begin, such as <c>mcp__server__</c> of a server that could not be asked; only used where tools are checked.</summary>
    public ImmutableArray<string> KnownToolPrefixes { get; init; } = [];

    /// <summary>
    /// The names of the MCP servers that there are, with the ordinal comparer; only used where tools are checked. Null: which
    /// servers declared tools name is not checked.
    /// </summary>
    public ImmutableSortedSet<string>? McpServers { get; init; }

    /// <summary>Definitions given inline that subgraph nodes and tools may call by name; they win over files.</summary>
    public ImmutableSortedDictionary<string, InlineDefinition> Workflows { get; init; } =
        ImmutableSortedDictionary.Create<string, InlineDefinition>(StringComparer.Ordinal);

    /// <summary>Workflows of the catalogue: from the name to the path under which <see cref="IDefinitionFiles"/> reads its main file.</summary>
    public ImmutableSortedDictionary<string, string> Catalog { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
