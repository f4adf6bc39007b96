using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using GenXai.Activities.Tools.Web;
using GenXai.Activities.Tools.Web.Guard;

namespace GenXai.Activities.Tests.Fakes.Web;

/// <summary>Names and connections without a network: whatever address is connected to, the loopback server answers.</summary>
internal sealed class FakeNetwork : IHostResolver, IConnector
{
    private readonly ConcurrentDictionary<string, int> _asked = new(StringComparer.Ordinal);

    /// <summary>Successive answers by name; the last one stays.</summary>
    public Dictionary<string, string[][]> Names { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where connections really go; without a server every connection is refused.</summary>
    public int? ServerPort { get; set; }

    public ConcurrentQueue<IPEndPoint> Connections { get; } = new();

    public WebToolOptions Options => new() { Resolver = this, Connector = this };

    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (!Names.TryGetValue(host, out var answers))
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        var turn = _asked.AddOrUpdate(host, 0, static (_, before) => before + 1);
        return Task.FromResult(Array.ConvertAll(answers[Math.Min(turn, answers.Length - 1)], IPAddress.Parse));
    }

    public Task<Stream> ConnectAsync(IPEndPoint endPoint, CancellationToken cancellationToken)
    {
        Connections.Enqueue(endPoint);
        return ServerPort is { } port
            ? new SystemConnector().ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), cancellationToken)
            : throw new SocketException((int)SocketError.ConnectionRefused);
    }
}
