using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GenXai.Activities.Tests.Fakes.Web;

/// <summary>A server on a loopback port that answers each request with what a delegate writes, then closes the connection.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Func<string, NetworkStream, CancellationToken, Task> _answer;
    private readonly Task _running;

    public LoopbackServer(Func<string, NetworkStream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _running = RunAsync();
    }

    public LoopbackServer(Func<string, string> answer)
        : this((request, stream, token) => stream.WriteAsync(Encoding.UTF8.GetBytes(answer(request)), token).AsTask())
    {
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Url => $"http://127.0.0.1:{Port}";

    /// <summary>The requests, each with its headers and its body.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public static string Response(string body, string status = "200 OK", string type = "text/plain", string headers = "") =>
        $"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n{headers}\r\n{body}";

    public static string Redirect(string to, string status = "302 Found") => Response(string.Empty, status, headers: $"Location: {to}\r\n");

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        try
        {
            await _running;
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // That is how listening ends.
        }

        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
            await using var stream = client.GetStream();
            try
            {
                var request = await ReadAsync(stream);
                Requests.Enqueue(request);
                await _answer(request, stream, _stopping.Token);
            }
            catch (IOException)
            {
                // The client went away; tests that make it do so look at the client's side.
            }
        }
    }

    private async Task<string> ReadAsync(NetworkStream stream)
    {
        var bytes = new List<byte>();
        var buffer = new byte[4096];
        while (true)
        {
            var read = await stream.ReadAsync(buffer, _stopping.Token);
            bytes.AddRange(buffer.AsSpan(0, read).ToArray());
            var text = Encoding.UTF8.GetString([.. bytes]);
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (read == 0 || (end >= 0 && bytes.Count >= end + 4 + BodyLength(text)))
            {
                return text;
            }
        }
    }

    private static int BodyLength(string request)
    {
        const string Header = "content-length:";
        var line = request.Split("\r\n").FirstOrDefault(line => line.StartsWith(Header, StringComparison.OrdinalIgnoreCase));
        return line is null ? 0 : int.Parse(line[Header.Length..], System.Globalization.CultureInfo.InvariantCulture);
    }
}
