using System.Globalization;
using GenXai.Activities.Callbacks;
using GenXai.Activities.Tools.Secrets;
using Microsoft.AspNetCore.Http;

namespace GenXai.Hosting.Triggers.Webhooks;

/// <summary>Checks the signatures of messages.</summary>
internal sealed class WebhookGate(ISecretSource secrets, TimeProvider time)
{
    private const string GitHubHeader = "X-Hub-Signature-256";
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Checks a message.</summary>
    /// <returns>Why it is refused; null when it is right.</returns>
    public async ValueTask<string?> CheckAsync(
        WebhookTrigger trigger, HttpRequest request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (await secrets.FindAsync(trigger.Secret, cancellationToken) is not { Length: > 0 } secret)
        {
            return $"the host has no secret '{trigger.Secret}' to check it with";
        }

        var header = trigger.IsGitHub ? GitHubHeader : HmacSignature.Header;
        var signature = request.Headers[header].ToString();
        if (signature.Length == 0)
        {
            return $"the header {header} is missing";
        }

        string? timestamp = null;
        if (!trigger.IsGitHub)
        {
            timestamp = request.Headers[HmacSignature.TimestampHeader].ToString();
            if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds()
                || (time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > Tolerance)
            {
                return $"the header {HmacSignature.TimestampHeader} is missing, or more than {Tolerance.TotalMinutes} minutes off";
            }
        }

        return HmacSignature.IsRight(signature, secret, timestamp, body.Span) ? null : "the signature does not fit";
    }

    /// <summary>What tells a repeat of the message from another one.</summary>
    public static string IdOf(WebhookTrigger trigger, HttpRequest request) =>
        trigger.IdHeader is { } header && request.Headers[header].ToString() is { Length: > 0 } given
            ? given
            : request.Headers[trigger.IsGitHub ? GitHubHeader : HmacSignature.Header].ToString();
}
