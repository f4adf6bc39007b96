using System.Collections.Immutable;

namespace GenXai.Workflows.Expressions.Filters;

/// <summary>The filters that templates know.</summary>
internal static class FilterCatalog
{
    /// <summary>The one filter that sees what is missing or null; all others let null pass.</summary>
    public const string Default = "default";

    private static readonly ImmutableArray<FilterDefinition> Definitions =
    [
        new("upper", FilterArgument.None, TextFilters.Upper),
        new("lower", FilterArgument.None, TextFilters.Lower),
        new("title", FilterArgument.None, TextFilters.Title),
        new("trim", FilterArgument.None, TextFilters.Trim),
        new("length", FilterArgument.None, CollectionFilters.Length),
        new("json", FilterArgument.None, TextFilters.ToJson),
        new("first", FilterArgument.None, CollectionFilters.First),
        new("last", FilterArgument.None, CollectionFilters.Last),
        new("int", FilterArgument.None, NumberFilters.ToInt),
        new("float", FilterArgument.None, NumberFilters.ToFloat),
        new("round", FilterArgument.Optional, NumberFilters.Round),
        new("join", FilterArgument.Optional, CollectionFilters.Join),
        new(Default, FilterArgument.Required, (value, _) => value),
    ];

    /// <summary>All names, in the order of the documentation.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Definitions.Select(definition => definition.Name)];

    public static FilterDefinition? Find(string name) =>
        Definitions.FirstOrDefault(definition => string.Equals(definition.Name, name, StringComparison.Ordinal));
}
