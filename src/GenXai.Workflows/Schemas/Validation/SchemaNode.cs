using System.Collections.Immutable;
using GenXai.Workflows.Schemas.Keywords;

namespace GenXai.Workflows.Schemas.Validation;

/// <summary>A compiled schema; its keywords are set once all of it is known, since references may lead back.</summary>
internal sealed class SchemaNode(string pointer)
{
    /// <summary>Where in the schema document it stands, as a JSON pointer.</summary>
    public string Pointer => pointer;

    public ImmutableArray<SchemaKeyword> Keywords { get; set; } = [];
}
