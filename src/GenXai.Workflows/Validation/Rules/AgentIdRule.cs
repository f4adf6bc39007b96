namespace GenXai.Workflows.Validation.Rules;

/// <summary>Agent ids are names.</summary>
internal sealed class AgentIdRule : IValidationRule
{
    public void Check(ValidationContext context)
    {
        foreach (var agent in context.Definition.Agents)
        {
            if (!Names.IsId(agent.Id))
            {
                context.Diagnostics.Error(
                    DiagnosticCodes.BadName,
                    context.Locate(agent, "id"),
                    $"the agent id '{agent.Id}' must be made of {Names.IdRule}; rename it");
            }
        }
    }
}
