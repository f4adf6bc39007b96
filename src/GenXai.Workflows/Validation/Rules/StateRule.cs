namespace GenXai.Workflows.Validation.Rules;

/// <summary>State is typed in one way, and a variable is required or optional.</summary>
internal sealed class StateRule : IValidationRule
{
    public void Check(ValidationContext context)
    {
        if (context.Root.Object("state") is not { } state)
        {
            return;
        }

        if (state.Find("types") is { } types && state.Find("schema") is { } schema)
        {
            context.Diagnostics.Error(
                DiagnosticCodes.ConflictingValues,
                (types.KeyLocation.Line > schema.KeyLocation.Line ? types : schema).KeyLocation,
                "state has both 'types' and 'schema'; keep one of them");
        }

        var required = state.Texts("required");
        foreach (var item in state.Items("optional"))
        {
            if (item.Text is { } name && required.Contains(name, StringComparer.Ordinal))
            {
                context.Diagnostics.Error(DiagnosticCodes.ConflictingValues, item.Node.Location, $"the state variable '{name}' is both required and optional; keep it in one list");
            }
        }
    }
}
