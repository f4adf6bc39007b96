using System.Text.Json;
using GenXai.Activities.Tools;
using GenXai.Workflows.Contracts.Memory;
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
        // All agents of a shared memory may use it, whether or not they list its tools.
        var names = workflow.Memory.Shared ? agent.Tools.Union(MemoryTools.Names, StringComparer.Ordinal) : agent.Tools;
        List<AITool> offers = [.. names.Select(name => Offer(name, workflow))];
        return offers.Count == 0 ? null : offers;
    }

    private AIFunctionDeclaration Offer(string name, WorkflowDefinition workflow)
    {
        if (workflow.Memory.Shared && MemoryTools.Has(name) && !workflow.Tools.Any(tool => string.Equals(tool.Name, name, StringComparison.Ordinal)))
        {
            return AIFunctionFactory.CreateDeclaration(name, MemoryTools.Description(name), MemoryTools.Parameters(name));
        }

        var declared = workflow.Tools.FirstOrDefault(tool => string.Equals(tool.Name, name, StringComparison.Ordinal));
        _tools.TryGet(name, out var registered);
        return AIFunctionFactory.CreateDeclaration(
            name,
            declared?.Description ?? registered?.Description,
            declared?.Parameters ?? registered?.Parameters ?? AnyArguments);
    }
}
