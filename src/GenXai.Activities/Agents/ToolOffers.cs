using System.Text.Json;
using GenXai.Activities.Tools;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Json;
using Microsoft.Extensions.AI;

namespace GenXai.Activities.Agents;

/// <summary>The tools that a model is offered: name, description and parameters; it never calls them itself.</summary>
internal sealed class ToolOffers
{
    private static readonly JsonElement AnyArguments = JsonValues.Parse("""{"type": "object"}""");
    private readonly ToolRegistry _tools;

    public ToolOffers(ToolRegistry tools) => _tools = tools;

    public IList<AITool>? For(AgentDefinition agent, WorkflowDefinition workflow)
    {
        if (agent.Tools.IsEmpty)
        {
            return null;
        }

        return [.. agent.Tools.Select(name => Offer(name, workflow))];
    }

    private AIFunctionDeclaration Offer(string name, WorkflowDefinition workflow)
    {
        var declared = workflow.Tools.FirstOrDefault(tool => string.Equals(tool.Name, name, StringComparison.Ordinal));
        _tools.TryGet(name, out var registered);
        return AIFunctionFactory.CreateDeclaration(
            name,
            declared?.Description ?? registered?.Description,
            declared?.Parameters ?? registered?.Parameters ?? AnyArguments);
    }
}
