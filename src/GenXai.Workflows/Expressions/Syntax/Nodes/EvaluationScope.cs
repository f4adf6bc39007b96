using System.Text.Json;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Expressions.Syntax.Nodes;

/// <summary>Where one evaluation reads its names and leaves its notes.</summary>
internal sealed class EvaluationScope(IValueLookup lookup, ICollection<string>? notes = null)
{
    public bool HoldsReferences => lookup.HoldsReferences;

    /// <summary>The first name that found nothing; templates make it an error, conditions read it as null.</summary>
    public NameReference? FirstMissing { get; private set; }

    public JsonElement Find(NameReference reference)
    {
        if (lookup.TryGetValue(reference, out var value))
        {
            return HoldsReferences && PayloadValues.IsUnsure(value) ? throw new PayloadNeededException($"'{reference.Text}'") : value;
        }

        FirstMissing ??= reference;
        return JsonValues.Null;
    }

    public void Note(string line) => notes?.Add(line);
}
