using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Text;

namespace GenXai.Workflows.Validation.Rules;

/// <summary>A wait has either seconds or a time.</summary>
internal sealed class WaitRule : IValidationRule
{
    public void Check(ValidationContext context)
    {
        foreach (var node in context.Definition.Nodes)
        {
            if (node.Settings is WaitSettings settings)
            {
                Check(context, node, settings);
            }
        }
    }

    private static void Check(ValidationContext context, NodeDefinition node, WaitSettings settings)
    {
        var source = context.Source(node);
        if (!source.Has("seconds") && !source.Has("until"))
        {
            context.Diagnostics.Error(DiagnosticCodes.MissingKey, node.Location, $"the wait '{node.Id}' needs 'seconds' (how long) or 'until' (an ISO 8601 time)");
        }
        else if (source.Has("seconds") && source.Has("until"))
        {
            context.Diagnostics.Error(DiagnosticCodes.ConflictingValues, source.Find("until")!.KeyLocation, $"the wait '{node.Id}' has both 'seconds' and 'until'; keep one of them");
        }
        else if (settings.Until is { } until && !until.Contains("{{", StringComparison.Ordinal) && !IsoTime.TryParse(until, out _))
        {
            context.Diagnostics.Error(
                DiagnosticCodes.UnknownValue,
                source.Where("until"),
                $"'{until}' is no time; write ISO 8601, such as 2027-01-31T08:00:00Z, or a template that gives one");
        }
    }
}
