using System.Globalization;
using System.Net.Security;
using System.Text;

namespace GenXai.Activities.Tools.Notifications.Mail;

/// <summary>
/// The client's side of SMTP (RFC 5321) with STARTTLS and AUTH PLAIN, over a connection that the guard opened: the
/// client of the framework opens connections of its own, which nothing would check.
/// </summary>
internal sealed class SmtpSession : IAsyncDisposable
{
    private const int LongestLine = 4096;
    private const int MostLines = 100;
    private readonly MailServer _server;
    private readonly RemoteCertificateValidationCallback? _trust;
    private Stream _stream;
    private SslStream? _tls;

    /// <summary>Speaks over a connection.</summary>
    /// <param name="stream">The connection.</param>
    /// <param name="server">Who is at its other end.</param>
    /// <param name="trust">Judges the certificate; null as the machine does.</param>
    public SmtpSession(Stream stream, MailServer server, RemoteCertificateValidationCallback? trust = null)
    {
        _trust = trust;
        _stream = stream;
        _server = server;
    }

    /// <summary>Sends one mail.</summary>
    /// <exception cref="ToolException">The server refuses; transient for its 4xx codes.</exception>
    public async Task SendAsync(MailText mail, CancellationToken cancellationToken)
    {
        if (_server.SpeaksTlsAtOnce)
        {
            await SecureAsync(cancellationToken);
        }

        await ExpectAsync("the connection", 220, cancellationToken);
        var offers = await CommandAsync("EHLO genxai.local", 250, cancellationToken);
        if (_tls is null && offers.Contains("STARTTLS", StringComparison.OrdinalIgnoreCase))
        {
            await CommandAsync("STARTTLS", 220, cancellationToken);
            await SecureAsync(cancellationToken);
            await CommandAsync("EHLO genxai.local", 250, cancellationToken);
        }

        if (_server is { User: { Length: > 0 } user, Password: { } password })
        {
            if (_tls is null && !_server.AllowsPlain)
            {
                throw new ToolException("the server offers no TLS: the password is not sent (SMTP_TLS=none on the host allows it)", transient: false);
            }

            var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{user}\0{password}"));
            await CommandAsync("AUTH PLAIN " + credentials, 235, cancellationToken, shown: "AUTH");
        }

        await CommandAsync($"MAIL FROM:<{mail.From}>", 250, cancellationToken);
        foreach (var recipient in mail.To)
        {
            await CommandAsync($"RCPT TO:<{recipient}>", 250, cancellationToken);
        }

        await CommandAsync("DATA", 354, cancellationToken);
        await CommandAsync(mail.Print() + ".", 250, cancellationToken, shown: "the mail");
        await WriteAsync("QUIT\r\n", cancellationToken);
    }

    public ValueTask DisposeAsync() => _tls?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task SecureAsync(CancellationToken cancellationToken)
    {
        _tls = new SslStream(_stream, leaveInnerStreamOpen: true);
        await _tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = _server.Host, RemoteCertificateValidationCallback = _trust }, cancellationToken);
        _stream = _tls;
    }

    private async Task<string> CommandAsync(string command, int expected, CancellationToken cancellationToken, string? shown = null)
    {
        await WriteAsync(command + "\r\n", cancellationToken);
        return await ExpectAsync(shown ?? command, expected, cancellationToken);
    }

    private async Task WriteAsync(string text, CancellationToken cancellationToken) =>
        await _stream.WriteAsync(Encoding.ASCII.GetBytes(text), cancellationToken);

    private async Task<string> ExpectAsync(string command, int expected, CancellationToken cancellationToken)
    {
        var reply = new StringBuilder();
        for (var lines = 0; lines < MostLines; lines++)
        {
            var line = await ReadLineAsync(cancellationToken);
            reply.Append(line).Append('\n');
            if (line.Length >= 4 && line[3] == '-')
            {
                continue;
            }

            var code = int.TryParse(line.AsSpan(0, Math.Min(3, line.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
            return code == expected
                ? reply.ToString()
                : throw new ToolException($"the server refused {command}: {line.Trim()}", transient: code is >= 400 and < 500);
        }

        throw new ToolException("the server's reply has too many lines", transient: false);
    }

    // Byte by byte: what follows the line may belong to TLS.
    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (line.Count < LongestLine)
        {
            if (await _stream.ReadAsync(one, cancellationToken) == 0)
            {
                throw new ToolException("the server closed the connection", transient: true);
            }

            if (one[0] == '\n')
            {
                return Encoding.ASCII.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(one[0]);
        }

        throw new ToolException("the server's reply has too long a line", transient: false);
    }
}
