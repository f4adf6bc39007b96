using System.Collections.Immutable;

namespace GenXai.Workflows.Expressions;

/// <summary>A path as it stands in a condition or a template, such as <c>calc.data.0</c>.</summary>
/// <param name="Text">The path as written.</param>
/// <param name="Segments">Its parts; at least one. List indices are segments of digits, with <c>-</c> for negative ones.</param>
public sealed record NameReference(string Text, ImmutableArray<string> Segments);
