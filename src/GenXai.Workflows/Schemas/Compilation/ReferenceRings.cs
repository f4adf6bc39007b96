using GenXai.Workflows.Schemas.Validation;

namespace GenXai.Workflows.Schemas.Compilation;

/// <summary>Refuses schemas that apply themselves to the same value: checking by them would never end.</summary>
internal static class ReferenceRings
{
    /// <summary>Checks all schemas of a document.</summary>
    /// <exception cref="JsonSchemaException">There is such a ring.</exception>
    public static void Check(IReadOnlyList<SchemaNode> nodes)
    {
        var incoming = nodes.ToDictionary(node => node, _ => 0);
        foreach (var target in nodes.SelectMany(Targets))
        {
            incoming[target]++;
        }

        // What can be taken away layer by layer is free of rings; what remains is a ring or hangs on one.
        var free = new Queue<SchemaNode>(nodes.Where(node => incoming[node] == 0));
        var taken = 0;
        while (free.TryDequeue(out var node))
        {
            taken++;
            foreach (var target in Targets(node))
            {
                if (--incoming[target] == 0)
                {
                    free.Enqueue(target);
                }
            }
        }

        if (taken < nodes.Count)
        {
            var ring = nodes.First(node => incoming[node] > 0).Pointer;
            throw new JsonSchemaException(
                $"The references from {ring} lead back to it without going into the value, so checking would never end; put 'properties' or 'items' between.", ring);
        }
    }

    private static IEnumerable<SchemaNode> Targets(SchemaNode node) => node.Keywords.SelectMany(keyword => keyword.InPlace);
}
