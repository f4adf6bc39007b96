using System.Text.Json;
using GenXai.Workflows.Schemas.Validation;

namespace GenXai.Workflows.Schemas.Keywords;

/// <summary>One compiled keyword of a schema, or a group that must be seen together.</summary>
internal abstract class SchemaKeyword
{
    /// <summary>Schemas that it applies to the very same value; a ring of them would never end.</summary>
    public virtual IEnumerable<SchemaNode> InPlace => [];

    public abstract void Check(JsonElement value, ValidationScope scope);
}
