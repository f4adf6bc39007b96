using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using GenXai.Activities.Tools.Secrets;

namespace GenXai.Activities.Tools.Mcp;

/// <summary>The MCP servers of a host. They are started when they are first needed; disposing stops them.</summary>
public sealed class McpServers : IAsyncDisposable
{
    /// <summary>How the names of tools of MCP servers begin.</summary>
    public const string Prefix = "mcp__";

    internal const string Separator = "__";
    private readonly ImmutableSortedDictionary<string, McpConnection> _servers;

    /// <summary>Makes the set; nothing is started.</summary>
    /// <param name="servers">The servers; their names are unique.</param>
    /// <exception cref="ArgumentException">Two servers have one name.</exception>
    /// <param name="secrets">What <c>${NAME}</c> in their settings stands for; environment variables unless given.</param>
    public McpServers(IEnumerable<McpServerSettings> servers, ISecretSource? secrets = null)
    {
        var source = secrets ?? new EnvironmentSecretSource();
        _servers = servers.ToImmutableSortedDictionary(static server => server.Name, server => new McpConnection(server, source), StringComparer.Ordinal);
    }

    /// <summary>The servers' names, in ordinal order.</summary>
    public IEnumerable<string> Names => _servers.Keys;

    /// <summary>Asks every server for its tools. What cannot be listed can still be called.</summary>
    /// <param name="failed">Is told of each server that could not be asked, by its name and with the reason; null for nobody.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The tools, named <c>mcp__server__tool</c>.</returns>
    public async Task<ImmutableArray<ITool>> ListToolsAsync(Action<string, string>? failed, CancellationToken cancellationToken)
    {
        var tools = ImmutableArray.CreateBuilder<ITool>();
        foreach (var server in _servers.Values)
        {
            try
            {
                var listed = await server.ToolsAsync(cancellationToken);
                tools.AddRange(listed.Select(tool => new McpTool(Prefix + server.Name + Separator + tool.Name, server, tool.Name, tool)));
            }
            catch (ToolException exception)
            {
                // A host starts without it: a call of one of its tools will try again, and fail with this message.
                failed?.Invoke(server.Name, exception.Message);
            }
        }

        return tools.ToImmutable();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Values)
        {
            await server.DisposeAsync();
        }
    }

    /// <summary>The tool behind a name of the form <c>mcp__server__tool</c>; null when the name has another form or no such server.</summary>
    /// <exception cref="ToolException">The server cannot be reached.</exception>
    internal async ValueTask<ITool?> FindAsync(string name, CancellationToken cancellationToken) =>
        TryParse(name, out var server, out var tool) ? await McpTool.OfAsync(name, server, tool, cancellationToken) : null;

    /// <summary>A tool of a server, under a name that a workflow gave it.</summary>
    /// <exception cref="ToolException">There is no such server, or it cannot be reached.</exception>
    internal async ValueTask<ITool> GetAsync(string name, string server, string tool, CancellationToken cancellationToken) =>
        _servers.TryGetValue(server, out var connection)
            ? await McpTool.OfAsync(name, connection, tool, cancellationToken)
            : throw new ToolException(
                $"{name}: this host has no MCP server '{server}'{Activities.Text.Suggestion.DidYouMean(server, Names)}; name it in the file that GENXAI_MCP_CONFIG names", transient: false);

    private bool TryParse(string name, [NotNullWhen(true)] out McpConnection? server, out string tool)
    {
        server = null;
        tool = string.Empty;
        if (!name.StartsWith(Prefix, StringComparison.Ordinal) ||
            name.IndexOf(Separator, Prefix.Length, StringComparison.Ordinal) is not (> 0 and var at))
        {
            return false;
        }

        tool = name[(at + Separator.Length)..];
        return _servers.TryGetValue(name[Prefix.Length..at], out server);
    }
}
