using System.Text.Json;
using GenXai.Activities.Tools;
using GenXai.Activities.Tools.Mcp;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Json;
using Microsoft.Extensions.AI;

namespace GenXai.Activities.Agents;

/// <summary>The tools that a model is offered: name, description and parameters; it never calls them itself.</summary>
internal sealed class ToolOffers
{
    private static readonly JsonElement AnyArguments = JsonValues.Parse("""{"type": "object"}""");
    private readonly ToolRegistry _tools;
    private readonly McpServers _servers;

    public ToolOffers(ToolRegistry tools, McpServers servers)
    {
        _tools = tools;
        _servers = servers;
    }

    public async Task<IList<AITool>?> ForAsync(AgentDefinition agent, WorkflowDefinition workflow, CancellationToken cancellationToken)
    {
        if (agent.Tools.IsEmpty)
        {
            return null;
        }

        var offers = new List<AITool>(agent.Tools.Length);
        foreach (var name in agent.Tools)
        {
            offers.Add(await OfferAsync(name, workflow, cancellationToken));
        }

        return offers;
    }

    private async Task<AIFunctionDeclaration> OfferAsync(string name, WorkflowDefinition workflow, CancellationToken cancellationToken)
    {
        var declared = workflow.Tools.FirstOrDefault(tool => string.Equals(tool.Name, name, StringComparison.Ordinal));
        if (!_tools.TryGet(name, out var known))
        {
            known = await DescribedAsync(name, declared, cancellationToken);
        }

        return AIFunctionFactory.CreateDeclaration(
            name,
            declared?.Description ?? known?.Description,
            declared?.Parameters ?? known?.Parameters ?? AnyArguments);
    }

    // A server that cannot be reached describes nothing; the call of its tool will say why.
    private async Task<ITool?> DescribedAsync(string name, ToolDefinition? declared, CancellationToken cancellationToken)
    {
        try
        {
            return declared?.Mcp is { } mcp && mcp.TryGetProperty("server", out var server) && mcp.TryGetProperty("tool", out var tool)
                ? await _servers.GetAsync(name, server.GetString()!, tool.GetString()!, cancellationToken)
                : await _servers.FindAsync(name, cancellationToken);
        }
        catch (ToolException)
        {
            return null;
        }
    }
}
