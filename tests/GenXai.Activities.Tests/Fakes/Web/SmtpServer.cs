using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GenXai.Activities.Tests.Fakes.Web;

/// <summary>A mail server on a loopback port, without TLS, that takes down what it is told.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _running;

    public SmtpServer()
    {
        _listener.Start();
        _running = RunAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public ConcurrentQueue<string> Commands { get; } = new();

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
            try
            {
                await TalkAsync(client.GetStream());
            }
            catch (IOException)
            {
                // The client went away.
            }
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 ready");
        var inMail = false;
        while (await reader.ReadLineAsync(_stopping.Token) is { } line && line != "QUIT")
        {
            Commands.Enqueue(line);
            if (inMail)
            {
                inMail = line != ".";
                if (!inMail)
                {
                    await writer.WriteLineAsync("250 taken");
                }

                continue;
            }

            inMail = line == "DATA";
            await writer.WriteLineAsync(line switch
            {
                "DATA" => "354 go on",
                "RCPT TO:<refused@example.com>" => "550 no such user",
                _ when line.StartsWith("EHLO", StringComparison.Ordinal) => "250-here\r\n250 AUTH PLAIN",
                _ when line.StartsWith("AUTH", StringComparison.Ordinal) => "235 known",
                _ => "250 fine",
            });
        }
    }
}
