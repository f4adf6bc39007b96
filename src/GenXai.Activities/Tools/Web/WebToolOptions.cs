using System.Collections.Immutable;
using GenXai.Activities.Tools.Web.Guard;

namespace GenXai.Activities.Tools.Web;

/// <summary>What the tools that use the network may reach.</summary>
public sealed record WebToolOptions
{
    /// <summary>
    /// Hosts that may be reached although they are private, loopback or link-local: names, <c>*.name</c>, addresses or
    /// blocks such as <c>10.1.0.0/16</c>. None unless given.
    /// </summary>
    public ImmutableArray<string> PrivateHosts { get; init; } = [];

    /// <summary>When not empty, only these hosts are reached (same forms); empty means every public host.</summary>
    public ImmutableArray<string> AllowedHosts { get; init; } = [];

    /// <summary>The largest body that is read, in bytes after decompression (5 MiB).</summary>
    public int MaxBodyBytes { get; init; } = 5 * 1024 * 1024;

    /// <summary>How many redirects are followed at most (10).</summary>
    public int MaxRedirects { get; init; } = 10;

    internal IHostResolver Resolver { get; init; } = new SystemResolver();

    internal IConnector Connector { get; init; } = new SystemConnector();
}
