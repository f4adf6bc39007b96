namespace GenXai.Workflows.Validation.Rules;

/// <summary>A workflow's name is one that files, routes and commands can carry.</summary>
internal sealed class WorkflowNameRule : IValidationRule
{
    public void Check(ValidationContext context)
    {
        if (context.Root.Text("name") is { } name && !Names.IsWorkflowName(name))
        {
            context.Diagnostics.Error(
                DiagnosticCodes.BadName,
                context.Root.Where("name"),
                $"the workflow's name '{name}' must be made of letters, digits, spaces, '_', '-' and '.', with a letter or digit among them; rename it");
        }
    }
}
