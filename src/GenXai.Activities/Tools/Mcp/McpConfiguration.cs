using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Tools.Mcp;

/// <summary>Reads the common form of MCP configuration: <c>{"mcpServers": {"name": {"command", "args", "env"} or {"url", "headers"}}}</c>.</summary>
public static partial class McpConfiguration
{
    private static readonly string[] Keys = ["command", "args", "env", "url", "headers", "type"];

    /// <summary>Reads a configuration.</summary>
    /// <param name="json">Its text; <c>${NAME}</c> in a value stands for a secret of the host, looked up when the server is started.</param>
    /// <exception cref="FormatException">It is not valid; the message says where and what is expected.</exception>
    public static ImmutableArray<McpServerSettings> Read(string json)
    {
        JsonElement root;
        try
        {
            root = JsonValues.Parse(json);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The MCP configuration is no valid JSON: {exception.Message}", exception);
        }

        return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("mcpServers", out var servers) && servers.ValueKind == JsonValueKind.Object
            ? [.. servers.EnumerateObject().Select(server => Server(server.Name, server.Value))]
            : throw new FormatException("""The MCP configuration must be an object like {"mcpServers": {"files": {"command": "npx", "args": ["…"]}}}.""");
    }

    private static McpServerSettings Server(string name, JsonElement settings)
    {
        if (!NamePattern().IsMatch(name) || name.Contains("__", StringComparison.Ordinal))
        {
            throw new FormatException($"MCP server '{name}': its name may have letters, digits, '-' and single '_'.");
        }

        if (settings.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"MCP server '{name}': expected an object with 'command' or 'url'.");
        }

        foreach (var key in settings.EnumerateObject().Select(static member => member.Name).Where(static key => !Keys.Contains(key, StringComparer.Ordinal)))
        {
            throw new FormatException($"MCP server '{name}': unknown key '{key}'; expected {string.Join(", ", Keys)}.");
        }

        var command = settings.TryGetProperty("command", out var program) ? JsonValues.ToText(program) : null;
        var url = settings.TryGetProperty("url", out var address) ? JsonValues.ToText(address) : null;
        Uri? uri = null;
        if ((command is null) == (url is null) || (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out uri) && uri.Scheme is "http" or "https")))
        {
            throw new FormatException($"MCP server '{name}': expected either 'command' (a program) or 'url' (http or https; ${{NAME}} may stand after the host).");
        }

        return new McpServerSettings
        {
            Name = name,
            Command = command,
            Arguments = Arguments(name, settings),
            Environment = Map(name, settings, "env"),
            Url = uri,
            Headers = Map(name, settings, "headers"),
        };
    }

    private static ImmutableArray<string> Arguments(string name, JsonElement settings)
    {
        if (!settings.TryGetProperty("args", out var args))
        {
            return [];
        }

        return args.ValueKind == JsonValueKind.Array
            ? [.. args.EnumerateArray().Select(JsonValues.ToText)]
            : throw new FormatException($"MCP server '{name}': 'args' must be a list of texts.");
    }

    private static ImmutableSortedDictionary<string, string> Map(string name, JsonElement settings, string key)
    {
        if (!settings.TryGetProperty(key, out var map))
        {
            return ImmutableSortedDictionary<string, string>.Empty;
        }

        return map.ValueKind == JsonValueKind.Object
            ? map.EnumerateObject().ToImmutableSortedDictionary(static member => member.Name, static member => JsonValues.ToText(member.Value), StringComparer.Ordinal)
            : throw new FormatException($"MCP server '{name}': '{key}' must be an object of texts by name.");
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,40}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NamePattern();
}
