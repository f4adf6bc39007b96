using GenXai.Workflows.Contracts.Memory;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;

namespace GenXai.Workflows.Validation.Rules;

/// <summary>Tools that nodes, bodies and agents name are built in, declared, offered by an MCP server or stubbed.</summary>
internal sealed class ToolReferenceRule : IValidationRule
{
    public void Check(ValidationContext context)
    {
        if (context.KnownTools is not { } builtIn)
        {
            return;
        }

        var known = builtIn.Union(context.Definition.Tools.Select(tool => tool.Name));
        foreach (var agent in context.Definition.Agents)
        {
            foreach (var item in context.Source(agent).Items("tools").Where(item => item.Text is not null))
            {
                Check(context, known, item.Text!, item.Node.Location);
            }
        }

        foreach (var step in context.Definition.Tools.SelectMany(tool => tool.Steps))
        {
            Check(context, known, step.Tool, context.Locate(step, "tool"));
        }

        foreach (var node in context.Definition.Nodes)
        {
            CheckSettings(context, known, node, node.Settings);
        }

        foreach (var body in context.Bodies())
        {
            CheckSettings(context, known, body, body.Settings);
        }
    }

    private static void CheckSettings(ValidationContext context, IReadOnlySet<string> known, object owner, NodeSettings settings)
    {
        if (settings is ToolSettings { Tool.Length: > 0 } tool)
        {
            Check(context, known, tool.Tool, context.Locate(owner, "tool"));
        }
    }

    private static void Check(ValidationContext context, IReadOnlySet<string> known, string tool, SourceLocation at)
    {
        if (MemoryTools.Has(tool) && !context.Definition.Memory.Shared && context.Definition.ToolOf(tool) is null)
        {
            context.Diagnostics.Error(
                DiagnosticCodes.UnknownTool,
                at,
                $"'{tool}' needs a memory that the agents share; set memory.shared: true at the workflow, or take the tool away");
        }
        else if (!known.Contains(tool) && !McpNames.IsUnasked(context, tool))
        {
            var where = McpNames.ServerOf(tool) is { } server && context.McpServers?.Contains(server) == true
                ? $"the MCP server '{server}' offers {McpNames.List(McpNames.OfferedBy(context, server))}; stub it in the script or test"
                : McpNames.Is(tool)
                    ? "name its server in the file that GENXAI_MCP_CONFIG names, stub it in the script or test"
                    : "declare it under 'tools', stub it in the script or test";
            context.Diagnostics.Error(
                DiagnosticCodes.UnknownTool,
                at,
                $"no tool is called '{tool}'; {where}, or use one that 'genxai tools' lists.{Suggestion.For(tool, known, context.Diagnostics)}");
        }
    }
}
