using System.Globalization;
using GenXai.Workflows.Definitions.Shapes;
using GenXai.Workflows.Definitions.Yaml;
using GenXai.Workflows.Validation;

namespace GenXai.Workflows.Definitions.Reading;

/// <summary>Checks values that hold no known keys: texts, numbers, choices, expressions, schemas.</summary>
internal sealed class ValueReader(DiagnosticBag diagnostics)
{
    private readonly ExpressionReader _expressions = new(diagnostics);

    public ReadValue Read(YamlNode node, ValueShape shape, string name) => shape.Form switch
    {
        ValueForm.Text => ReadText(node, shape, name),
        ValueForm.Flag => node is YamlScalar { Kind: YamlScalarKind.Boolean } ? new ReadValue(node) : Refuse(node, shape, name),
        ValueForm.WholeNumber or ValueForm.Number => ReadNumber(node, shape, name),
        ValueForm.Choice => Choose(node, shape, name) is { } choice ? new ReadValue(node) { Text = choice } : new ReadValue(node) { Valid = false },
        ValueForm.Json => new ReadValue(node),
        ValueForm.JsonObject => node is YamlMapping ? new ReadValue(node) : Refuse(node, shape, name),
        ValueForm.Condition => ReadCondition(node, shape, name),
        ValueForm.Template => ReadTemplate(node, shape, name),
        ValueForm.TemplateValue => ReadTemplateValue(node, shape),
        ValueForm.TemplateObject => node is YamlMapping ? ReadTemplateValue(node, shape) : Refuse(node, shape, name),
        ValueForm.NumberOrTemplate => IsText(node) ? ReadTemplate(node, shape, name) : ReadNumber(node, shape, name),
        ValueForm.TextOrFlag => node is YamlScalar { Kind: YamlScalarKind.Boolean } ? new ReadValue(node) : ReadText(node, shape, name),
        ValueForm.Schema => ReadSchema(node, shape, name),
        _ => Refuse(node, shape, name),
    };

    /// <summary>The choice that a value names; null, and a report by <see cref="Read"/> later, when it names none.</summary>
    public static string? Choose(YamlNode node, ValueShape shape)
    {
        if (node is not YamlScalar { Kind: YamlScalarKind.Text } scalar)
        {
            return null;
        }

        return shape.Choices.Contains(scalar.Text, StringComparer.Ordinal)
            ? scalar.Text
            : shape.ChoiceAliases.FirstOrDefault(alias => string.Equals(alias.Key, scalar.Text, StringComparison.Ordinal)).Value;
    }

    private string? Choose(YamlNode node, ValueShape shape, string name)
    {
        var choice = Choose(node, shape);
        if (choice is not null)
        {
            return choice;
        }

        if (IsText(node))
        {
            var text = ((YamlScalar)node).Text;
            var known = shape.Choices.Concat(shape.ChoiceAliases.Select(alias => alias.Key)).ToList();
            diagnostics.Error(
                shape.ChoiceCode,
                node.Location,
                $"'{name}' cannot be '{text}'; it is one of {string.Join(", ", known)}.{Suggestion.For(text, known, diagnostics)}");
        }
        else if (node is YamlScalar { Kind: YamlScalarKind.Null } && shape.Choices.Contains("null", StringComparer.Ordinal))
        {
            return "null";
        }
        else
        {
            Refuse(node, shape, name);
        }

        return null;
    }

    private static bool IsText(YamlNode node) => node is YamlScalar { Kind: YamlScalarKind.Text };

    private ReadValue ReadText(YamlNode node, ValueShape shape, string name)
    {
        if (node is not YamlScalar { Kind: YamlScalarKind.Text } scalar)
        {
            return Refuse(node, shape, name);
        }

        if (shape.NonEmpty && string.IsNullOrWhiteSpace(scalar.Text))
        {
            diagnostics.Error(DiagnosticCodes.UnknownValue, node.Location, $"'{name}' must not be empty; write a text, or leave the key out");
            return new ReadValue(node) { Valid = false };
        }

        return new ReadValue(node) { Text = scalar.Text };
    }

    private ReadValue ReadNumber(YamlNode node, ValueShape shape, string name)
    {
        if (node is not YamlScalar { Kind: YamlScalarKind.Whole or YamlScalarKind.Fraction } scalar)
        {
            return Refuse(node, shape, name);
        }

        var fits = decimal.TryParse(scalar.Json, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        if (fits && shape.Form == ValueForm.WholeNumber && number != decimal.Truncate(number))
        {
            return Refuse(node, shape, name);
        }

        fits = fits
            && (shape.Min is not { } min || (shape.MinExcluded ? number > min : number >= min))
            && (shape.Max is not { } max || number <= max);
        if (!fits)
        {
            diagnostics.Error(DiagnosticCodes.UnknownValue, node.Location, $"'{name}' is {scalar.Text}, but it must be {ShapeText.Expected(shape)}");
        }

        return new ReadValue(node) { Number = number, Valid = fits };
    }

    /// <summary>A condition is text; <c>true</c> and <c>false</c> without quotes are conditions too.</summary>
    private ReadValue ReadCondition(YamlNode node, ValueShape shape, string name)
    {
        if (node is YamlScalar { Kind: YamlScalarKind.Boolean } flag)
        {
            return new ReadValue(node) { Text = flag.Json };
        }

        return node is YamlScalar { Kind: YamlScalarKind.Text } scalar
            ? new ReadValue(node) { Text = scalar.Text, Valid = _expressions.CheckCondition(scalar) }
            : Refuse(node, shape, name);
    }

    private ReadValue ReadTemplate(YamlNode node, ValueShape shape, string name)
    {
        var read = ReadText(node, shape, name);
        return read is { Valid: true, Node: YamlScalar scalar } && !_expressions.CheckTemplate(scalar, shape.Secrets)
            ? read with { Valid = false }
            : read;
    }

    private ReadValue ReadTemplateValue(YamlNode node, ValueShape shape) =>
        new(node) { Valid = _expressions.CheckTemplates(node, shape.Secrets) };

    private ReadValue ReadSchema(YamlNode node, ValueShape shape, string name) =>
        node is YamlMapping or YamlScalar { Kind: YamlScalarKind.Boolean }
            ? new ReadValue(node) { Valid = _expressions.CheckSchema(node) }
            : Refuse(node, shape, name);

    private ReadValue Refuse(YamlNode node, ValueShape shape, string name)
    {
        diagnostics.Error(
            DiagnosticCodes.WrongType,
            node.Location,
            $"'{name}' must be {ShapeText.Expected(shape)}, but it is {node.Describe}{ShapeText.Quote(node)}{ShapeText.Hint(node, shape)}");
        return new ReadValue(node) { Valid = false };
    }
}
