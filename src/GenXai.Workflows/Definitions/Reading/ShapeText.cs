using System.Globalization;
using GenXai.Workflows.Definitions.Shapes;
using GenXai.Workflows.Definitions.Yaml;

namespace GenXai.Workflows.Definitions.Reading;

/// <summary>Words for messages: what a value must be, what it is instead, how to mend it.</summary>
internal static class ShapeText
{
    private const int LongestQuote = 40;

    /// <summary>What a value must be, with its range.</summary>
    public static string Expected(ValueShape shape) => shape.Form switch
    {
        ValueForm.Text => "text",
        ValueForm.Flag => "true or false",
        ValueForm.WholeNumber => "a whole number" + Range(shape),
        ValueForm.Number => "a number" + Range(shape),
        ValueForm.Choice => "one of " + string.Join(", ", shape.Choices),
        ValueForm.JsonObject or ValueForm.TemplateObject or ValueForm.Map => "an object (keys and values)",
        ValueForm.List => "a list",
        ValueForm.Condition => "a condition, as text",
        ValueForm.Template => "text, with templates perhaps",
        ValueForm.NumberOrTemplate => $"a number{Range(shape)}, or a template that gives one",
        ValueForm.TextOrFlag => "text or true",
        ValueForm.Schema => "a JSON Schema (an object)",
        _ => "a value",
    };

    /// <summary>The value itself where it is short, in quotes.</summary>
    public static string Quote(YamlNode node) =>
        node is YamlScalar { Text: { Length: > 0 and <= LongestQuote } text } ? $" ('{text}')" : "";

    /// <summary>How to mend the commonest mistakes.</summary>
    public static string Hint(YamlNode node, ValueShape shape)
    {
        if (node is not YamlScalar scalar)
        {
            return node is YamlMapping { Entries.Length: 1 } && shape.Form is ValueForm.Template or ValueForm.Text
                ? "; a text that starts with '{' must stand in quotes"
                : "";
        }

        return shape.Form switch
        {
            ValueForm.Text or ValueForm.Template or ValueForm.Condition or ValueForm.Choice when scalar.Kind != YamlScalarKind.Text
                => "; put it in quotes",
            ValueForm.Flag when scalar.Text is "yes" or "no" or "on" or "off" or "Yes" or "No"
                => "; in YAML 1.2 this is text: write true or false",
            ValueForm.Flag or ValueForm.WholeNumber or ValueForm.Number when CoreSchema.Resolve(scalar.Text) is { Kind: not YamlScalarKind.Text }
                && scalar.Kind == YamlScalarKind.Text
                => "; write it without quotes",
            ValueForm.List => "; write it as a list: [...]",
            _ => "",
        };
    }

    private static string Range(ValueShape shape)
    {
        var min = shape.Min?.ToString(CultureInfo.InvariantCulture);
        var max = shape.Max?.ToString(CultureInfo.InvariantCulture);
        return (min, max) switch
        {
            (null, null) => "",
            (_, null) => shape.MinExcluded ? $" greater than {min}" : $" of at least {min}",
            (null, _) => $" of at most {max}",
            _ => shape.MinExcluded ? $" greater than {min}, at most {max}" : $" from {min} to {max}",
        };
    }
}
