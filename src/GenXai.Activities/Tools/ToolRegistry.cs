using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace GenXai.Activities.Tools;

/// <summary>The tools of a host by name.</summary>
public sealed class ToolRegistry
{
    private readonly ImmutableSortedDictionary<string, ITool> _tools;

    /// <summary>Makes a registry.</summary>
    /// <param name="tools">The tools; of two with one name the later is taken.</param>
    public ToolRegistry(IEnumerable<ITool> tools)
    {
        var byName = ImmutableSortedDictionary.CreateBuilder<string, ITool>(StringComparer.Ordinal);
        foreach (var tool in tools)
        {
            byName[tool.Name] = tool;
        }

        _tools = byName.ToImmutable();
    }

    /// <summary>The tools' names, in ordinal order.</summary>
    public IEnumerable<string> Names => _tools.Keys;

    /// <summary>Finds a tool.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="tool">The tool when found.</param>
    public bool TryGet(string name, [NotNullWhen(true)] out ITool? tool) => _tools.TryGetValue(name, out tool);
}
