using System.Net;
using System.Net.Sockets;

namespace GenXai.Activities.Tools.Web.Guard;

/// <summary>
/// Decides which hosts tools may reach. The decision falls when a connection is opened, on the very address that is then
/// connected to: so neither a redirect nor a name that changes its address between check and use gets past it.
/// </summary>
internal sealed class WebGuard
{
    private readonly IHostResolver _resolver;
    private readonly IConnector _connector;
    private readonly HostList _private;
    private readonly HostList _allowed;

    /// <summary>Makes the guard.</summary>
    /// <exception cref="FormatException">A host of the options is neither a name nor an address nor a block.</exception>
    public WebGuard(WebToolOptions options)
    {
        _resolver = options.Resolver;
        _connector = options.Connector;
        _private = new HostList(options.PrivateHosts);
        _allowed = new HostList(options.AllowedHosts);
    }

    /// <summary>What can be said before connecting: the scheme, credentials in the URL.</summary>
    /// <exception cref="ToolException">The URL is refused.</exception>
    public static Uri Check(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
        {
            throw Refused($"'{Shorten(url)}' is no absolute URL; write it like https://example.com/path");
        }

        return Check(uri);
    }

    /// <inheritdoc cref="Check(string)" />
    public static Uri Check(Uri uri)
    {
        if (uri.Scheme is not ("http" or "https"))
        {
            throw Refused($"the scheme '{uri.Scheme}' is refused; only http and https are allowed");
        }

        return uri.UserInfo.Length == 0
            ? uri
            : throw Refused("a user name or password in the URL is refused; use the auth parameter or a header");
    }

    /// <summary>Opens a connection to a host that a workflow or a model named.</summary>
    /// <exception cref="ToolException">The host is refused, or its name is not known.</exception>
    public async Task<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        var addresses = await ResolveAsync(host, cancellationToken);
        if (!_allowed.IsEmpty && !_allowed.HasName(host) && !addresses.All(_allowed.HasAddress))
        {
            throw Refused($"{host} is not among the hosts that this installation allows");
        }

        if (!_private.HasName(host) &&
            Array.Find(addresses, address => !AddressRules.IsPublic(address) && !_private.HasAddress(address)) is { } refused)
        {
            var named = string.Equals(host.Trim('[', ']'), refused.ToString(), StringComparison.Ordinal) ? host : $"{host} ({refused})";
            throw Refused($"{named} is refused: private, loopback, link-local and reserved addresses are not reached by tools, unless the host's administrator allows them");
        }

        return await ConnectAsync(addresses, port, cancellationToken);
    }

    /// <summary>Opens a connection to a host that the administrator configured.</summary>
    public async Task<Stream> ConnectConfiguredAsync(string host, int port, CancellationToken cancellationToken) =>
        await ConnectAsync(await ResolveAsync(host, cancellationToken), port, cancellationToken);

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var literal))
        {
            return [literal];
        }

        IPAddress[] addresses;
        try
        {
            addresses = await _resolver.ResolveAsync(host, cancellationToken);
        }
        catch (SocketException exception)
        {
            var transient = exception.SocketErrorCode is not (SocketError.HostNotFound or SocketError.NoData);
            throw new ToolException($"the name {host} cannot be resolved: {exception.Message}", transient, exception);
        }

        return addresses.Length > 0 ? addresses : throw new ToolException($"the name {host} has no address", transient: false);
    }

    private async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return await _connector.ConnectAsync(new IPEndPoint(addresses[i], port), cancellationToken);
            }
            catch (SocketException) when (i + 1 < addresses.Length)
            {
                // The next address may answer; the failure of the last one is the one that is reported.
            }
        }
    }

    private static string Shorten(string url) => url.Length <= 100 ? url : url[..100] + "…";

    private static ToolException Refused(string message) => new(message, transient: false);
}
