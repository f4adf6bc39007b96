using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace GenXai.Activities.Tests.Fakes.Web;

/// <summary>A mail server on a loopback port, with STARTTLS where it has a certificate, that takes down what it is told.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _running;
    private readonly X509Certificate2? _certificate;

    public SmtpServer(X509Certificate2? certificate = null)
    {
        _certificate = certificate;
        _listener.Start();
        _running = RunAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public ConcurrentQueue<string> Commands { get; } = new();

    /// <summary>How many sessions went over to TLS.</summary>
    public int Secured { get; private set; }

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
                await TalkAsync(client.GetStream(), greets: true);
            }
            catch (Exception exception) when (exception is IOException or AuthenticationException)
            {
                // The client went away.
            }
        }
    }

    private async Task TalkAsync(Stream stream, bool greets)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        if (greets)
        {
            await writer.WriteLineAsync("220 ready");
        }

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

            if (line == "STARTTLS")
            {
                await writer.WriteLineAsync("220 go on");
                await using var secure = new SslStream(stream, leaveInnerStreamOpen: true);
                await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stopping.Token);
                Secured++;
                await TalkAsync(secure, greets: false);
                return;
            }

            inMail = line == "DATA";
            await writer.WriteLineAsync(line switch
            {
                "DATA" => "354 go on",
                "RCPT TO:<refused@example.com>" => "550 no such user",
                _ when line.StartsWith("EHLO", StringComparison.Ordinal) => _certificate is null || stream is SslStream ? "250-here\r\n250 AUTH PLAIN" : "250-here\r\n250 STARTTLS",
                _ when line.StartsWith("AUTH", StringComparison.Ordinal) => "235 known",
                _ => "250 fine",
            });
        }
    }
}
