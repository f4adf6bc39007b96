using System.Text.Json;
using GenXai.Workflows.Schemas.Validation;

namespace GenXai.Workflows.Schemas.Keywords.Texts;

/// <summary><c>format</c>, as an assertion.</summary>
internal sealed class FormatKeyword(string format) : SchemaKeyword
{
    public override void Check(JsonElement value, ValidationScope scope)
    {
        if (value.ValueKind == JsonValueKind.String && !TextFormats.Fits(format, value.GetString()!))
        {
            scope.Fault($"expected a text in the format {format}, got {SchemaTypes.Show(value)}");
        }
    }
}
