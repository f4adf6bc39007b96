using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GenXai.Testing.Redis;

/// <summary>A Redis server on loopback that knows what a cache of hashes needs: HSET, HMGET, HGET, EXPIRE, DEL. It speaks RESP2 and keeps all in memory.</summary>
public sealed class FakeRedisServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, byte[]>> _hashes = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Task> _sessions = [];
    private readonly Task _accepting;

    public FakeRedisServer()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Host and port.</summary>
    public string Address => _listener.LocalEndpoint.ToString()!;

    /// <summary>The names of all commands that came, in order.</summary>
    public ConcurrentQueue<string> Commands { get; } = new();

    /// <summary>The keys that it holds.</summary>
    public IEnumerable<string> Keys => _hashes.Keys;

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_sessions);
        _stopped.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _sessions.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stopped.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped: that is how it ends.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        await using (var stream = client.GetStream())
        {
            try
            {
                while (await ReadAsync(stream) is { } command)
                {
                    Commands.Enqueue(Text(command[0]).ToUpperInvariant());
                    await stream.WriteAsync(Answer(command), _stopped.Token);
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                // The client is gone, or the server stops.
            }
        }
    }

    private async Task<List<byte[]>?> ReadAsync(Stream stream)
    {
        if (await LineAsync(stream) is not { } head)
        {
            return null;
        }

        var parts = new List<byte[]>();
        for (var left = Number(head[1..]); left > 0; left--)
        {
            var length = Number((await LineAsync(stream))![1..]);
            var part = new byte[length + 2];
            await stream.ReadExactlyAsync(part, _stopped.Token);
            parts.Add(part[..length]);
        }

        return parts;
    }

    private async Task<string?> LineAsync(Stream stream)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one, _stopped.Token) == 1)
        {
            if (one[0] == '\n')
            {
                return line.ToString();
            }

            if (one[0] != '\r')
            {
                line.Append((char)one[0]);
            }
        }

        return null;
    }

    private byte[] Answer(List<byte[]> command) => Text(command[0]).ToUpperInvariant() switch
    {
        "PING" => Simple("PONG"),
        "ECHO" => Bulk(command[1]),
        "INFO" => Bulk(Encoding.UTF8.GetBytes("redis_version:7.2.0\r\nrole:master\r\n")),
        "CLIENT" or "SELECT" => Simple("OK"),
        "GET" => Bulk(null),
        "CONFIG" => List([]),
        "SUBSCRIBE" => List([Bulk(Encoding.UTF8.GetBytes("subscribe")), Bulk(command[1]), Integer(1)]),
        "HSET" => Set(command),
        "HMSET" => Set(command, Simple("OK")),
        "HGET" => Bulk(Field(command[1], command[2])),
        "HMGET" => List([.. command.Skip(2).Select(field => Bulk(Field(command[1], field)))]),
        "EXPIRE" or "PEXPIRE" => Integer(_hashes.ContainsKey(Text(command[1])) ? 1 : 0),
        "DEL" => Integer(_hashes.TryRemove(Text(command[1]), out _) ? 1 : 0),
        var unknown => Encoding.UTF8.GetBytes($"-ERR unknown command '{unknown}'\r\n"),
    };

    private byte[] Set(List<byte[]> command, byte[]? answer = null)
    {
        var hash = _hashes.GetOrAdd(Text(command[1]), static _ => new ConcurrentDictionary<string, byte[]>(StringComparer.Ordinal));
        for (var i = 2; i + 1 < command.Count; i += 2)
        {
            hash[Text(command[i])] = command[i + 1];
        }

        return answer ?? Integer((command.Count - 2) / 2);
    }

    private byte[]? Field(byte[] key, byte[] field) =>
        _hashes.TryGetValue(Text(key), out var hash) ? hash.GetValueOrDefault(Text(field)) : null;

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static byte[] Simple(string text) => Encoding.UTF8.GetBytes($"+{text}\r\n");

    private static byte[] Integer(int number) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $":{number}\r\n"));

    private static byte[] Bulk(byte[]? bytes) => bytes is null
        ? "$-1\r\n"u8.ToArray()
        : [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"${bytes.Length}\r\n")), .. bytes, .. "\r\n"u8];

    private static byte[] List(IReadOnlyList<byte[]> items) =>
        [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"*{items.Count}\r\n")), .. items.SelectMany(static item => item)];
}
