using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Contracts.Snapshots;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.State.Saga;

/// <summary>The names that a compensation reads of the element or pass that it undoes.</summary>
internal static class CompletionLocals
{
    private const string Item = "item";

    /// <summary>Whether a node is done pass by pass.</summary>
    public static bool HasPasses(GraphNode node) => node.Definition.Settings is LoopSettings { Body: not null };

    /// <summary>The indices in a path, the outer one first.</summary>
    public static IReadOnlyList<int> Indices(string path) =>
        [.. path.Split('[')[1..].Select(part => int.Parse(part.AsSpan(0, part.IndexOf(']', StringComparison.Ordinal)), CultureInfo.InvariantCulture))];

    /// <summary>The names; null for a whole node.</summary>
    public static IReadOnlyList<NamedValue>? Of(GraphNode node, IReadOnlyList<int> indices, JsonElement? item)
    {
        if (indices.Count == 0)
        {
            return null;
        }

        var locals = new List<NamedValue>();
        if (node.Definition.ForEach is not null)
        {
            if (item is { } value)
            {
                locals.Add(new NamedValue(Item, value));
            }

            locals.Add(new NamedValue("item_index", JsonValues.FromInt(indices[0])));
        }

        if (HasPasses(node))
        {
            locals.Add(new NamedValue($"loop_{node.Id}_iteration", JsonValues.FromInt(indices[^1] + 1)));
        }

        return locals;
    }

    /// <summary>The element among the names; null where there is none.</summary>
    public static JsonElement? ItemOf(CompletionSnapshot completion) =>
        completion.Locals?.FirstOrDefault(local => string.Equals(local.Name, Item, StringComparison.Ordinal))?.Value;
}
