using System.Text.Json;
using GenXai.Activities.Tools;
using GenXai.Activities.Tools.Mcp;
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
    private readonly McpServers _servers;

    public ToolOffers(ToolRegistry tools, McpServers servers)
    {
        _tools = tools;
        _servers = servers;
    }

    public async Task<IList<AITool>?> ForAsync(AgentDefinition agent, WorkflowDefinition workflow, CancellationToken cancellationToken)
    {
        // All agents of a shared memory may use it, whether or not they list its tools.
        var names = workflow.Memory.Shared ? agent.Tools.Union(MemoryTools.Names, StringComparer.Ordinal) : agent.Tools;
        var offers = new List<AITool>();
        foreach (var name in names)
        {
            offers.Add(await OfferAsync(name, workflow, cancellationToken));
        }

        return offers.Count == 0 ? null : offers;
    }

    private async Task<AIFunctionDeclaration> OfferAsync(string name, WorkflowDefinition workflow, CancellationToken cancellationToken)
    {
        var declared = workflow.ToolOf(name);
        if (workflow.HasMemoryTool(name))
        {
            return AIFunctionFactory.CreateDeclaration(
                name, declared?.Description ?? MemoryTools.Description(name), declared?.Parameters ?? MemoryTools.Parameters(name));
        }

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
