using System.Text.Json;
using GenXai.Workflows.Definitions;

namespace GenXai.Workflows.Validation.Rules;

/// <summary>A tool that is declared as one of an MCP server is offered by it, as far as the host can tell.</summary>
internal sealed class McpToolRule : IValidationRule
{
    public void Check(ValidationContext context)
    {
        if (context.KnownTools is not { } known || context.McpServers is not { } servers)
        {
            return;
        }

        // What a script stands in for is never asked of a server.
        foreach (var tool in context.Definition.Tools.Where(tool => tool.Mcp is not null && !known.Contains(tool.Name)))
        {
            if (Text(tool, "server") is not { } server || Text(tool, "tool") is not { } offered || server.Contains("{{", StringComparison.Ordinal))
            {
                continue;
            }

            if (servers.IsEmpty)
            {
                context.Diagnostics.Warning(
                    DiagnosticCodes.UnknownTool,
                    Locate(context, tool, "server"),
                    $"the tool '{tool.Name}' is one of the MCP server '{server}', but this host has none: its calls will fail; name the server in the file that GENXAI_MCP_CONFIG names");
            }
            else if (!servers.Contains(server))
            {
                context.Diagnostics.Error(
                    DiagnosticCodes.UnknownTool,
                    Locate(context, tool, "server"),
                    $"the tool '{tool.Name}' is one of the MCP server '{server}', which this host does not have; it has {McpNames.List(servers)}.{Suggestion.For(server, servers, context.Diagnostics)}");
            }
            else if (McpNames.Of(server, offered) is var name && !known.Contains(name) && !McpNames.IsUnasked(context, name))
            {
                var others = McpNames.OfferedBy(context, server);
                context.Diagnostics.Error(
                    DiagnosticCodes.UnknownTool,
                    Locate(context, tool, "tool"),
                    $"no tool is called '{name}', as '{tool.Name}' says; the MCP server '{server}' offers {McpNames.List(others)}.{Suggestion.For(offered, others, context.Diagnostics)}");
            }
        }
    }

    private static string? Text(ToolDefinition tool, string key) => tool.Mcp is { ValueKind: JsonValueKind.Object } mcp
        && mcp.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static SourceLocation Locate(ValidationContext context, ToolDefinition tool, string key) =>
        context.Source(tool).Object("mcp") is { } mcp ? mcp.Where(key) : context.Locate(tool, "mcp");
}
