using System.Net;

namespace GenXai.Activities.Tools.Web.Guard;

/// <summary>Finds the addresses of a name.</summary>
internal interface IHostResolver
{
    /// <summary>The addresses, at least one.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The name has none, or the name server does not answer.</exception>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);
}
