using System.Globalization;
using GenXai.Activities.Tools.Core;
using GenXai.Activities.Tools.Secrets;

namespace GenXai.Activities.Tools.Notifications.Mail;

/// <summary>The server that a mail goes through.</summary>
internal sealed record MailServer(string Host, int Port, string? User, string? Password)
{
    private const int SubmissionPort = 587;

    /// <summary>Whether the administrator named it: then it may be private.</summary>
    public bool IsConfigured { get; private init; }

    /// <summary>Whether a password may go out without TLS: only the administrator can say so.</summary>
    public bool AllowsPlain { get; private init; }

    /// <summary>Whether TLS begins with the connection.</summary>
    public bool SpeaksTlsAtOnce => Port == 465;

    /// <summary>The call's server if it names one, else the host's; the host's password never goes to a server that a call names.</summary>
    /// <exception cref="ToolException">Neither is given.</exception>
    public static async ValueTask<MailServer> FindAsync(ToolArguments arguments, ISecretSource settings, CancellationToken cancellationToken)
    {
        if (arguments.TextOrNull("smtp_host") is { } named)
        {
            return new MailServer(named, arguments.Whole("smtp_port", SubmissionPort), arguments.TextOrNull("username"), arguments.TextOrNull("password"));
        }

        var host = await settings.FindAsync("SMTP_HOST", cancellationToken) is { Length: > 0 } configured
            ? configured
            : throw arguments.Fault("no mail server: set SMTP_HOST (and SMTP_PORT, SMTP_USERNAME, SMTP_PASSWORD, SMTP_FROM) on the host, or give 'smtp_host'");
        var text = await settings.FindAsync("SMTP_PORT", cancellationToken);
        var port = SubmissionPort;
        if (!string.IsNullOrEmpty(text) && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port))
        {
            throw arguments.Fault("SMTP_PORT is no number");
        }

        var user = await settings.FindAsync("SMTP_USERNAME", cancellationToken);
        var password = await settings.FindAsync("SMTP_PASSWORD", cancellationToken);
        var tls = await settings.FindAsync("SMTP_TLS", cancellationToken);
        return new MailServer(host, port, user, password)
        {
            IsConfigured = true,
            AllowsPlain = string.Equals(tls, "none", StringComparison.OrdinalIgnoreCase),
        };
    }
}
