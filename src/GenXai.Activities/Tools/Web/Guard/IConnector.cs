using System.Net;

namespace GenXai.Activities.Tools.Web.Guard;

/// <summary>Opens a connection to an address that was checked.</summary>
internal interface IConnector
{
    /// <summary>The open connection.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The other side does not answer.</exception>
    Task<Stream> ConnectAsync(IPEndPoint endPoint, CancellationToken cancellationToken);
}
