using System.Text.Json;
using GenXai.Activities.Tools;
using GenXai.Activities.Tools.Policies;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Sessions;
using GenXai.Workflows.Contracts.Memory;
using GenXai.Workflows.Definitions;

namespace GenXai.Cli.Tools;

/// <summary>All tools that a workflow can name here: built in, of the host, of MCP servers, and declared in a file.</summary>
internal static class ToolList
{
    private static readonly JsonElement PromptOnly =
        JsonElement.Parse("""{"type": "object", "properties": {"prompt": {"type": "string", "description": "What is asked."}}}""");

    /// <summary>Lists them, in ordinal order.</summary>
    /// <param name="context">The command's surroundings; MCP servers that cannot be asked are named on standard error.</param>
    /// <param name="file">A workflow whose tools are listed too; null for none.</param>
    public static async Task<IReadOnlyList<ListedTool>> OfAsync(CliContext context, string? file)
    {
        var options = context.Tools;
        var access = new ToolRules(options);
        var tools = new SortedDictionary<string, ListedTool>(StringComparer.Ordinal);
        void Add(string source, ITool tool) => tools[tool.Name] =
            new ListedTool(tool.Name, source, tool.Description, tool.Parameters, access.NeedsApproval(tool.Name), access.IsDenied(tool.Name));

        foreach (var tool in BuiltInTools.Create())
        {
            Add("built in", tool);
        }

        tools[BuiltInTools.HumanInput] = new ListedTool(
            BuiltInTools.HumanInput, "built in", "Waits for a person, as a human node does.", PromptOnly, RequiresApproval: false, IsDenied: false);
        foreach (var name in MemoryTools.Names)
        {
            tools[name] = new ListedTool(
                name, "built in", MemoryTools.Description(name), MemoryTools.Parameters(name), access.NeedsApproval(name), access.IsDenied(name));
        }

        foreach (var tool in options.Tools)
        {
            Add("host", tool);
        }

        var offered = await options.Mcp.ListToolsAsync((_, reason) => context.Error.WriteLine($"genxai: {reason}"), context.Interrupted);
        foreach (var tool in offered)
        {
            Add("mcp", tool);
        }

        if (file is not null)
        {
            var program = await DefinitionReader.RequireAsync(context, file);
            foreach (var tool in program.Workflows[program.Main].Tools)
            {
                tools[tool.Name] = Declared(tool, tools.GetValueOrDefault(tool.Name), access);
            }
        }

        return [.. tools.Values];
    }

    private static ListedTool Declared(ToolDefinition tool, ListedTool? known, ToolRules access)
    {
        var way = tool switch
        {
            { Http: not null } => "declared (http)",
            { Mcp: not null } => "declared (mcp)",
            { Workflow: not null } => "declared (workflow)",
            { Steps.Length: > 0 } => "declared (steps)",
            _ => known?.Source ?? "declared",
        };
        return new ListedTool(
            tool.Name,
            way,
            tool.Description ?? known?.Description ?? "",
            tool.Parameters ?? known?.Parameters,
            tool.RequiresApproval || access.NeedsApproval(tool.Name),
            access.IsDenied(tool.Name));
    }
}
