using System.Text.Json;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Schemas;

namespace GenXai.Workflows.Validation.Rules;

/// <summary>Everyone who is to be asked can be, and the answers that a workflow itself gives fit its schema.</summary>
internal sealed class PeopleRule : IValidationRule
{
    public void Check(ValidationContext context)
    {
        foreach (var node in context.Definition.Nodes)
        {
            if (node.Settings is HumanSettings human)
            {
                CheckChain(context, node, human);
                CheckAnswers(context, node, human);
            }
        }
    }

    private static void CheckChain(ValidationContext context, NodeDefinition node, HumanSettings human)
    {
        var waits = human.EscalateTo.Select(each => each.TimeoutSeconds ?? human.TimeoutSeconds).Prepend(human.TimeoutSeconds).ToList();
        var endless = waits.IndexOf(null);
        if (human.EscalateTo.Length > 1 && endless >= 0 && endless < human.EscalateTo.Length)
        {
            context.Diagnostics.Error(
                DiagnosticCodes.MissingKey,
                context.Source(node).Where("escalate_to"),
                $"'{human.EscalateTo[endless].To}' would never be asked: whoever is asked before in '{node.Id}' has no time-out; give the node 'timeout_seconds', or each escalation its own");
        }
    }

    private static void CheckAnswers(ValidationContext context, NodeDefinition node, HumanSettings human)
    {
        if (human.Schema is not { } given || SchemaOf(given) is not { } schema)
        {
            return;
        }

        if (human.DefaultResponse is { } fallback && schema.Validate(fallback) is { Count: > 0 } faults)
        {
            Report(context, node, "default_response", faults);
        }

        if (human.Options.SelectMany(option => schema.Validate(option)).Take(1).ToList() is { Count: > 0 } others)
        {
            Report(context, node, "options", others);
        }
    }

    private static void Report(ValidationContext context, NodeDefinition node, string key, IReadOnlyList<string> faults) => context.Diagnostics.Error(
        DiagnosticCodes.ConflictingValues,
        context.Source(node).Where(key),
        $"'{key}' of '{node.Id}' does not fit its 'schema': {string.Join("; ", faults)}; change one of them");

    // A faulty schema was reported where it was read.
    private static JsonSchema? SchemaOf(JsonElement schema)
    {
        try
        {
            return JsonSchema.Parse(schema);
        }
        catch (JsonSchemaException)
        {
            return null;
        }
    }
}
