using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Definitions.Reading;

namespace GenXai.Workflows.Validation.Rules;

/// <summary>What <c>on_failure</c> goes back to is a checkpoint of the workflow.</summary>
internal sealed class RestoreRule : IValidationRule
{
    public void Check(ValidationContext context)
    {
        var names = context.Definition.Nodes
            .Select(node => node.Checkpoint)
            .Concat(context.Definition.Nodes.Select(node => (node.Settings as CheckpointSettings)?.Name))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Check(context, context.Root, names);
        foreach (var node in context.Definition.Nodes)
        {
            Check(context, context.Source(node), names);
        }
    }

    private static void Check(ValidationContext context, ReadObject owner, List<string> names)
    {
        if (owner.Object("on_failure") is not { } failure
            || failure.Text("restore") is not { } name
            || names.Contains(name, StringComparer.Ordinal))
        {
            return;
        }

        var known = names.Count == 0
            ? "there is none: give a node 'checkpoint: NAME', or add a node of type checkpoint"
            : $"there are {string.Join(", ", names)}";
        context.Diagnostics.Error(
            DiagnosticCodes.UnknownValue,
            failure.Where("restore"),
            $"'{name}' is no checkpoint of this workflow; {known}.{Suggestion.For(name, names, context.Diagnostics)}");
    }
}
