using System.Text.Json;
using GenXai.Workflows.Schemas.Validation;

namespace GenXai.Workflows.Schemas.Keywords.Texts;

/// <summary><c>pattern</c>: the expression occurs somewhere in the text.</summary>
internal sealed class PatternKeyword(TextPattern pattern) : SchemaKeyword
{
    public override void Check(JsonElement value, ValidationScope scope)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return;
        }

        switch (pattern.IsMatch(value.GetString()!))
        {
            case null:
                scope.Fault($"matching against the pattern '{pattern.Text}' took longer than a second; simplify the pattern");
                break;
            case false:
                scope.Fault($"expected a text that matches '{pattern.Text}', got {SchemaTypes.Show(value)}");
                break;
        }
    }
}
