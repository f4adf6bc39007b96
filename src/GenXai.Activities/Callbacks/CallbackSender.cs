using GenXai.Activities.Time;
using GenXai.Activities.Tools;
using GenXai.Activities.Tools.Secrets;
using GenXai.Activities.Tools.Web;
using GenXai.Activities.Tools.Web.Guard;
using GenXai.Activities.Tools.Web.Http;

namespace GenXai.Activities.Callbacks;

/// <summary>Sends signed callbacks, past the same guard as the web tools: no private address unless the host allows it.</summary>
public sealed class CallbackSender
{
    private const string What = "callback";
    private readonly WebClient _web;
    private readonly ISecretSource _secrets;
    private readonly IActivityClock _clock;

    /// <summary>Makes a sender.</summary>
    /// <param name="web">What it may reach.</param>
    /// <param name="secrets">The host's secrets.</param>
    /// <param name="clock">For timestamps and time-outs.</param>
    public CallbackSender(WebToolOptions web, ISecretSource secrets, IActivityClock clock)
    {
        _web = new WebClient(web, clock);
        _secrets = secrets;
        _clock = clock;
    }

    /// <summary>What is wrong with an address, as far as that can be said before connecting; null when nothing is.</summary>
    /// <param name="url">The address.</param>
    public static string? FaultOf(string url)
    {
        try
        {
            WebGuard.Check(url);
            return null;
        }
        catch (ToolException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>Whether the host has a secret of this name.</summary>
    /// <param name="secret">The secret's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<bool> HasSecretAsync(string secret, CancellationToken cancellationToken) =>
        await _secrets.FindAsync(secret, cancellationToken) is { Length: > 0 };

    /// <summary>Sends a JSON body once (a receiver that answers 429 or 503 is asked again a few times).</summary>
    /// <param name="url">Where to.</param>
    /// <param name="secret">The name of the secret that signs it.</param>
    /// <param name="id">What the receiver can tell repeats by.</param>
    /// <param name="body">The body.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<CallbackResult> SendAsync(
        string url, string secret, string id, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (await _secrets.FindAsync(secret, cancellationToken) is not { Length: > 0 } key)
        {
            return new CallbackResult(Delivered: false, $"the host has no secret '{secret}' any more to sign the callback with", Transient: true);
        }

        var timestamp = HmacSignature.Timestamp(_clock.Time.GetUtcNow());
        try
        {
            var response = await _web.SendAsync(
                What,
                new WebRequest(url)
                {
                    Method = "POST",
                    Headers =
                    [
                        KeyValuePair.Create(HmacSignature.TimestampHeader, timestamp),
                        KeyValuePair.Create(HmacSignature.Header, HmacSignature.Of(key, timestamp, body.Span)),
                    ],
                    Body = body.ToArray(),
                    MaxRedirects = 0,
                    IdempotencyKey = id,
                },
                cancellationToken);
            if (response.IsSuccess)
            {
                return new CallbackResult(Delivered: true, Error: null, Transient: false);
            }

            var failure = response.Failure(What, response.Url.Host);
            return new CallbackResult(Delivered: false, failure.Message, failure.Transient);
        }
        catch (ToolException exception)
        {
            return new CallbackResult(Delivered: false, exception.Message, exception.Transient);
        }
    }
}
