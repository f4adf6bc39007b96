using System.Text.Json;
using GenXai.Workflows.Contracts.Memory;

namespace GenXai.Workflows.Contracts.Calls;

/// <summary>One thing to evaluate: a condition, a template, a value as it is, values that a reducer combines, a state, or what is to be found in a memory.</summary>
public sealed record EvaluationItem
{
    /// <summary>A condition; its result is true or false.</summary>
    public string? Condition { get; init; }

    /// <summary>A text template, or a value whose texts are templates.</summary>
    public JsonElement? Template { get; init; }

    /// <summary>A value that is to be stored if it is large.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>The flow function that is applied to what the template gives; null for none.</summary>
    public string? Function { get; init; }

    /// <summary>A reducer's word: <see cref="Values"/> are combined; null for anything else.</summary>
    public string? Reducer { get; init; }

    /// <summary>The state variable that is combined, or whose place messages name; null for anything else.</summary>
    public string? Variable { get; init; }

    /// <summary>What is combined: what was there (null for nothing), then what is written; null for anything else.</summary>
    public IReadOnlyList<JsonElement>? Values { get; init; }

    /// <summary>All state variables, an object, to be checked by the workflow's schema; null for anything else.</summary>
    public JsonElement? State { get; init; }

    /// <summary>What is looked for in a shared memory by words and meaning; null for anything else.</summary>
    public string? Query { get; init; }

    /// <summary>What the memory holds; null for anything else.</summary>
    public IReadOnlyList<MemoryHit>? Items { get; init; }

    /// <summary>Most items that are found; null: five.</summary>
    public int? TopK { get; init; }

    /// <summary>The values of the names that it reads.</summary>
    public IReadOnlyList<Binding> Bindings { get; init; } = [];

    /// <summary>Whether the result is wanted as it is, however large: a text for people.</summary>
    public bool Inline { get; init; }
}
