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
                CheckChain(context, human.Asking, context.Source(node).Where("escalate_to"), $"'{node.Id}'");
                CheckAnswers(context, node, human);
            }
        }

        foreach (var tool in context.Definition.Tools)
        {
            if (context.Source(tool).Object("approval") is { } approval)
            {
                CheckChain(context, tool.Approval, approval.Where("escalate_to"), $"the approval of the tool '{tool.Name}'");
            }
        }
    }

    private static void CheckChain(ValidationContext context, AskingSettings asking, SourceLocation at, string owner)
    {
        var endless = Enumerable.Range(0, asking.Turns).Select(asking.TimeoutOf).ToList().IndexOf(null);
        if (asking.EscalateTo.Length > 1 && endless >= 0 && endless < asking.EscalateTo.Length)
        {
            context.Diagnostics.Error(
                DiagnosticCodes.MissingKey,
                at,
                $"'{asking.EscalateTo[endless].To}' would never be asked: whoever is asked before in {owner} has no time-out; give it 'timeout_seconds', or each escalation its own");
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
