using System.Collections.Immutable;
using GenXai.Workflows.Definitions.Yaml;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Schemas;
using GenXai.Workflows.Validation;

namespace GenXai.Workflows.Definitions.Reading;

/// <summary>Parses conditions, templates and schemas where they stand, and reports faults at the very character.</summary>
internal sealed class ExpressionReader(DiagnosticBag diagnostics)
{
    private const string Secrets = "secrets";

    public bool CheckCondition(YamlScalar scalar) =>
        Check(scalar, DiagnosticCodes.BadCondition, secrets: false, text => Condition.Parse(text).References);

    public bool CheckTemplate(YamlScalar scalar, bool secrets) =>
        Check(scalar, DiagnosticCodes.BadTemplate, secrets, text => Template.Parse(text).References);

    /// <summary>Checks every text of a value.</summary>
    public bool CheckTemplates(YamlNode node, bool secrets)
    {
        switch (node)
        {
            case YamlScalar { Kind: YamlScalarKind.Text } scalar:
                return CheckTemplate(scalar, secrets);
            case YamlSequence list:
                return list.Items.Aggregate(true, (valid, item) => CheckTemplates(item, secrets) && valid);
            case YamlMapping mapping:
                return mapping.Entries.Aggregate(true, (valid, entry) => CheckTemplates(entry.Value, secrets) && valid);
            default:
                return true;
        }
    }

    public bool CheckSchema(YamlNode node)
    {
        try
        {
            JsonSchema.Parse(node.ToJson());
            return true;
        }
        catch (JsonSchemaException fault)
        {
            diagnostics.Error(DiagnosticCodes.BadSchema, YamlPointer.Locate(node, fault.Path), fault.Message);
            return false;
        }
    }

    private bool Check(YamlScalar scalar, string code, bool secrets, Func<string, ImmutableArray<NameReference>> parse)
    {
        ImmutableArray<NameReference> references;
        try
        {
            references = parse(scalar.Text);
        }
        catch (ExpressionSyntaxException fault)
        {
            diagnostics.Error(code, scalar.Locate(fault.Offset), fault.Message);
            return false;
        }

        var secret = secrets ? null : references.FirstOrDefault(each => string.Equals(each.Segments[0], Secrets, StringComparison.Ordinal));
        if (secret is null)
        {
            return true;
        }

        diagnostics.Error(
            code,
            scalar.Locate(Math.Max(0, scalar.Text.IndexOf(secret.Text, StringComparison.Ordinal))),
            $"'{secret.Text}' cannot stand here: secrets are resolved only in tool_params and in http and mcp settings, so that they never enter history; pass it to the tool that needs it");
        return false;
    }
}
