using System.Text.Json;

namespace GenXai.Workflows.Expressions.Filters;

/// <summary>A filter of templates.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Argument">Whether it takes an argument.</param>
/// <param name="Apply">Its work on a value that is not null.</param>
internal sealed record FilterDefinition(string Name, FilterArgument Argument, Func<JsonElement, FilterCall, JsonElement> Apply)
{
    /// <summary>Whether it gives a length, which references tell of stored values.</summary>
    public bool IsLength => Apply == CollectionFilters.Length;
}
