namespace GenXai.Workflows.Expressions.Filters;

/// <summary>Whether a filter takes an argument after a colon.</summary>
internal enum FilterArgument
{
    None,
    Optional,
    Required,
}
