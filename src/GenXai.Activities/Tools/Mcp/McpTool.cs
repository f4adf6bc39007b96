using System.Text.Json;
using System.Text.Json.Nodes;
using GenXai.Activities.Json;
using GenXai.Workflows.Json;
using GenXai.Workflows.Schemas;
using ModelContextProtocol.Protocol;
using Result = GenXai.Activities.Tools.Core.Result;

namespace GenXai.Activities.Tools.Mcp;

/// <summary>A tool of an MCP server.</summary>
internal sealed class McpTool : ITool
{
    private static readonly JsonElement AnyArguments = JsonValues.Parse("""{"type": "object"}""");
    private readonly McpConnection _server;
    private readonly string _tool;

    /// <summary>Makes a tool.</summary>
    /// <param name="name">What it is called here.</param>
    /// <param name="server">The server.</param>
    /// <param name="tool">What it is called there.</param>
    /// <param name="described">How the server describes it; null when it was not asked.</param>
    public McpTool(string name, McpConnection server, string tool, Tool? described = null)
    {
        Name = name;
        _server = server;
        _tool = tool;
        Description = described?.Description ?? described?.Title ?? string.Empty;
        Parameters = AnyArguments;
        if (described is not null && IsSupported(described.InputSchema))
        {
            Parameters = described.InputSchema.Clone();
        }
        else if (described is not null)
        {
            // The server validates by keywords that we do not know: the model still reads them.
            Description += $" Arguments: {JsonValues.ToJson(described.InputSchema)}";
        }
    }

    /// <summary>The tool as its server describes it.</summary>
    /// <exception cref="ToolException">The server cannot be reached.</exception>
    public static async ValueTask<McpTool> OfAsync(string name, McpConnection server, string tool, CancellationToken cancellationToken)
    {
        var tools = await server.ToolsAsync(cancellationToken);
        return new McpTool(name, server, tool, tools.FirstOrDefault(each => string.Equals(each.Name, tool, StringComparison.Ordinal)));
    }

    public string Name { get; }

    public string Description { get; }

    public JsonElement Parameters { get; }

    public async Task<JsonElement> CallAsync(ToolCallContext context, JsonElement arguments, CancellationToken cancellationToken)
    {
        var given = arguments.EnumerateObject().ToDictionary(static each => each.Name, static each => (object?)each.Value, StringComparer.Ordinal);
        var result = await _server.UseAsync(
            async (client, token) => await client.CallToolAsync(_tool, given, cancellationToken: token), cancellationToken);
        return result.IsError == true
            ? throw new ToolException($"{Name}: {_server.Mask.Apply(Text(result) ?? "the server reported an error without a text")}", transient: false)
            : _server.Mask.Apply(Value(result));
    }

    private static JsonElement Value(CallToolResult result)
    {
        if (result.StructuredContent is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } structured)
        {
            return structured.Clone();
        }

        if (Text(result) is { } text)
        {
            return JsonText.TryParse(text, out var json, out _) ? json : JsonValues.FromString(text);
        }

        return Result.Of(Result.List(result.Content.Select(static JsonNode? (block) =>
            Result.Node(JsonSerializer.SerializeToElement(block, ModelContextProtocol.McpJsonUtilities.DefaultOptions)))));
    }

    // The text where there is nothing but text.
    private static string? Text(CallToolResult result) => result.Content.Count > 0 && result.Content.All(static block => block is TextContentBlock)
        ? string.Join('\n', result.Content.Cast<TextContentBlock>().Select(static block => block.Text))
        : null;

    private static bool IsSupported(JsonElement schema)
    {
        try
        {
            JsonSchema.Parse(schema);
            return true;
        }
        catch (JsonSchemaException)
        {
            return false;
        }
    }
}
