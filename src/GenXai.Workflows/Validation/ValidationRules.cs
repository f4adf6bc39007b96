using System.Collections.Immutable;
using GenXai.Workflows.Validation.Rules;

namespace GenXai.Workflows.Validation;

/// <summary>All rules, in the order in which they run.</summary>
internal static class ValidationRules
{
    public static readonly ImmutableArray<IValidationRule> All =
    [
        new WorkflowNameRule(),
        new AgentIdRule(),
        new NodeIdRule(),
        new EdgeRule(),
        new AgentReferenceRule(),
        new ToolDeclarationRule(),
        new ToolStepRule(),
        new ToolReferenceRule(),
        new McpToolRule(),
        new FlowRule(),
        new WaitRule(),
        new ForEachRule(),
        new PeopleRule(),
        new StateRule(),
        new RestoreRule(),
        new GraphRule(),
    ];

    public static void Check(ValidationContext context)
    {
        foreach (var rule in All)
        {
            rule.Check(context);
        }
    }
}
