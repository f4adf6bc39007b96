using System.Collections.Immutable;
using ModelContextProtocol.Client;

namespace GenXai.Activities.Tools.Mcp;

/// <summary>An MCP server that a host uses: a program that is spoken to over its standard streams, or an address.</summary>
public sealed record McpServerSettings
{
    /// <summary>Its name: letters, digits, <c>_</c> and <c>-</c>; its tools are called <c>mcp__name__tool</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The program; null for a server with an address.</summary>
    public string? Command { get; init; }

    /// <summary>The program's arguments.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>Environment variables of the program. It gets these and a few like PATH and HOME, never the host's secrets.</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The address (streamable HTTP); null for a program.</summary>
    public Uri? Url { get; init; }

    /// <summary>Headers that are sent to the address.</summary>
    public ImmutableSortedDictionary<string, string> Headers { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Tests speak to a server in their own process.</summary>
    internal Func<IClientTransport>? Transport { get; init; }
}
