using System.Collections.Immutable;
using GenXai.Activities.Tools.Mcp;
using GenXai.Workflows.Definitions.Loading;
using GenXai.Workflows.Validation;

namespace GenXai.Activities.Tools;

/// <summary>The tools that a host has, for those who load workflows.</summary>
public sealed class HostTools
{
    private readonly ToolOptions _options;
    private readonly Action<string>? _notice;
    private readonly ImmutableSortedSet<string> _names;

    /// <summary>Describes a host.</summary>
    /// <param name="options">Its tools.</param>
    /// <param name="notice">Is told of MCP servers that cannot be asked; null for nobody.</param>
    /// <param name="stubs">Tools that a script stands in for.</param>
    public HostTools(ToolOptions options, Action<string>? notice = null, IEnumerable<string>? stubs = null)
    {
        _options = options;
        _notice = notice;
        _names = BuiltInTools.Names.Union(options.Tools.Select(static tool => tool.Name)).Union(stubs ?? []);
    }

    /// <summary>A host that has the built-in tools and nothing else.</summary>
    public static HostTools BuiltIn { get; } = new(new ToolOptions());

    /// <summary>The same host, with stubs.</summary>
    /// <param name="stubs">Tools that a script stands in for.</param>
    public HostTools With(IEnumerable<string> stubs) => new(_options, _notice, _names.Union(stubs));

    /// <summary>
    /// Loads a workflow. MCP servers are asked for their tools only when the workflow names one, so that nothing is started
    /// for workflows that need none.
    /// </summary>
    /// <param name="load">Loads with the options that it is given; called once or twice.</param>
    /// <param name="options">What else surrounds the workflow.</param>
    /// <param name="cancellationToken">Ends the wait for servers.</param>
    public async Task<LoadResult> LoadAsync(Func<LoadOptions, LoadResult> load, LoadOptions options, CancellationToken cancellationToken = default)
    {
        var known = options with
        {
            KnownTools = _names.Union(options.KnownTools ?? []),
            McpServers = _options.Mcp.Names.ToImmutableSortedSet(StringComparer.Ordinal),
        };
        var loaded = load(known);
        if (!_options.Mcp.Names.Any() || !loaded.Diagnostics.Any(IsAboutMcp))
        {
            return loaded;
        }

        // What a server that is down would offer cannot be told: its tools count as known, and the call will say more.
        var unasked = ImmutableArray.CreateBuilder<string>();
        var offered = await _options.Mcp.ListToolsAsync(
            (server, reason) =>
            {
                unasked.Add(McpServers.Prefix + server + McpServers.Separator);
                _notice?.Invoke($"{reason}; its tools are not checked");
            },
            cancellationToken);
        return load(known with
        {
            KnownTools = known.KnownTools.Union(offered.Select(static tool => tool.Name)),
            KnownToolPrefixes = unasked.ToImmutable(),
        });
    }

    private static bool IsAboutMcp(Diagnostic fault) =>
        string.Equals(fault.Code, DiagnosticCodes.UnknownTool, StringComparison.Ordinal)
        && fault.Message.Contains($"'{McpServers.Prefix}", StringComparison.Ordinal);
}
