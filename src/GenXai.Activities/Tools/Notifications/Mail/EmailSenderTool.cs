using System.Collections.Immutable;
using System.Net.Mail;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenXai.Activities.Tools.Core;
using GenXai.Activities.Tools.Secrets;
using GenXai.Activities.Tools.Web.Guard;

namespace GenXai.Activities.Tools.Notifications.Mail;

/// <summary>The <c>email_sender</c> tool: SMTP, by the host's settings or the call's.</summary>
internal sealed class EmailSenderTool : BuiltInTool
{
    private const int MostRecipients = 50;

    private static readonly ToolCard TheCard = new()
    {
        Name = "email_sender",
        Description = "Sends an email.",
        Parameters = """
            {
              "type": "object",
              "properties": {
                "to": {"type": "string", "minLength": 3, "description": "The recipient's address; several with commas between."},
                "subject": {"type": "string", "maxLength": 998, "description": "The subject."},
                "body": {"type": "string", "description": "The text."},
                "html": {"type": "boolean", "description": "Whether the text is HTML (false)."},
                "from_email": {"type": "string", "description": "The sender's address; without it the host's is used."},
                "smtp_host": {"type": "string", "minLength": 1, "description": "The mail server; without it the host's is used."},
                "smtp_port": {"type": "integer", "minimum": 1, "maximum": 65535, "description": "Its port (587; 465 speaks TLS from the start)."},
                "username": {"type": "string", "description": "The user at the server that smtp_host names."},
                "password": {"type": "string", "description": "The password there; better {{ secrets.NAME }}."}
              },
              "required": ["to", "subject", "body"],
              "additionalProperties": false
            }
            """,
        Result = "`{success, to, subject, message_id}`",
        Errors = "no server given and `SMTP_HOST` not set; a bad address; what the server refuses; a password without TLS",
        Limits = "50 recipients, 1,000,000 characters, 60 s; a server that the call names must have a public address",
    };

    private readonly WebGuard _guard;
    private readonly ISecretSource _settings;
    private readonly TimeProvider _time;

    public EmailSenderTool(WebGuard guard, ISecretSource settings, TimeProvider time)
        : base(TheCard)
    {
        _guard = guard;
        _settings = settings;
        _time = time;
    }

    /// <summary>Judges certificates in tests; null as the machine does.</summary>
    internal RemoteCertificateValidationCallback? Trust { get; init; }

    public override async Task<JsonElement> CallAsync(ToolCallContext context, JsonElement arguments, CancellationToken cancellationToken)
    {
        var read = new ToolArguments(Name, arguments);
        var server = await MailServer.FindAsync(read, _settings, cancellationToken);
        var message = new MailText
        {
            From = Address(read.TextOrNull("from_email") ?? await _settings.FindAsync("SMTP_FROM", cancellationToken) ??
                throw read.Fault("no sender: give 'from_email', or set SMTP_FROM on the host"), read),
            To = Recipients(read),
            Subject = read.Text("subject"),
            Body = read.BoundedText("body", 1_000_000),
            IsHtml = read.Flag("html", otherwise: false),
            Key = context.IdempotencyKey,
            At = _time.GetUtcNow(),
        };
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await using var stream = server.IsConfigured
                ? await _guard.ConnectConfiguredAsync(server.Host, server.Port, either.Token)
                : await _guard.ConnectAsync(server.Host, server.Port, either.Token);
            await using var session = new SmtpSession(stream, server, Trust);
            await session.SendAsync(message, either.Token);
        }
        catch (Exception exception) when (exception is IOException or SocketException or AuthenticationException or ToolException)
        {
            var transient = exception is ToolException known ? known.Transient : exception is not AuthenticationException;
            throw read.Fault($"{server.Host}: {exception.Message}", exception, transient);
        }
        catch (OperationCanceledException exception) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw read.Fault($"{server.Host}: timed out after 60 s", exception, transient: true);
        }

        return Result.Of(new JsonObject
        {
            ["success"] = true,
            ["to"] = Result.Texts(message.To),
            ["subject"] = Result.Text(message.Subject),
            ["message_id"] = message.Id,
        });
    }

    private static ImmutableArray<string> Recipients(ToolArguments arguments)
    {
        var addresses = arguments.Text("to").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return addresses.Length is > 0 and <= MostRecipients
            ? [.. addresses.Select(address => Address(address, arguments))]
            : throw arguments.Fault($"'to' names {addresses.Length} recipients; 1 to {MostRecipients} are allowed");
    }

    // Only what goes to the server as it is: anything else could carry a command of its own.
    private static string Address(string text, ToolArguments arguments) =>
        MailAddress.TryCreate(text, out var address) && address.Address.All(static letter => letter is > ' ' and < '\x7f' and not '<' and not '>')
            ? address.Address
            : throw arguments.Fault($"'{text.ReplaceLineEndings(" ")}' is no email address; write it like ann@example.com");
}
