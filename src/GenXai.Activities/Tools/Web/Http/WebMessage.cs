using System.Collections.Frozen;

namespace GenXai.Activities.Tools.Web.Http;

/// <summary>Makes the messages that are sent.</summary>
internal static class WebMessage
{
    // These frame the message or steer the connection; a tool that set them could smuggle a second request.
    private static readonly FrozenSet<string> Framing = new[]
    {
        "Host", "Content-Length", "Transfer-Encoding", "Connection", "Upgrade", "TE", "Trailer", "Expect", "Keep-Alive", "Proxy-Authorization", "Proxy-Connection",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The message of a request to one address.</summary>
    /// <exception cref="ToolException">A header is refused.</exception>
    public static HttpRequestMessage Create(WebRequest request, Uri uri)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), uri);
        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body);
        }

        foreach (var (name, value) in request.Headers)
        {
            Add(message, name, value);
        }

        if (message.Content is { Headers.ContentType: null } content)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        }

        if (request.IdempotencyKey is { } key && request.Method is not ("GET" or "HEAD" or "OPTIONS") && !message.Headers.Contains("Idempotency-Key"))
        {
            Add(message, "Idempotency-Key", key);
        }

        if (!message.Headers.Contains("User-Agent"))
        {
            Add(message, "User-Agent", "GenXai.Functions/1.0");
        }

        return message;
    }

    /// <summary>The request as it goes on after a redirect: as browsers do it, and without credentials for another origin.</summary>
    public static WebRequest Redirected(WebRequest request, int status, Uri from, Uri to)
    {
        var sameOrigin = string.Equals(from.GetLeftPart(UriPartial.Authority), to.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);
        var asGet = (status == 303 && request.Method is not "HEAD") || (status is 301 or 302 && request.Method == "POST");
        return request with
        {
            Method = asGet ? "GET" : request.Method,
            Body = asGet ? null : request.Body,
            Headers = [.. request.Headers.Where(header =>
                (sameOrigin || IsHarmless(header.Key)) && !(asGet && header.Key.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)))],
        };
    }

    // Any other header may be a key under a name of its own.
    private static bool IsHarmless(string name) =>
        name.StartsWith("Accept", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase) ||
        string.Equals(name, "User-Agent", StringComparison.OrdinalIgnoreCase);

    private static void Add(HttpRequestMessage message, string name, string value)
    {
        if (Framing.Contains(name))
        {
            throw new ToolException($"the header '{name}' is refused; it is set by the client itself", transient: false);
        }

        if (value.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0)
        {
            throw new ToolException($"the header '{name}' is refused: its value has a line break", transient: false);
        }

        if (!message.Headers.TryAddWithoutValidation(name, value) && message.Content?.Headers.TryAddWithoutValidation(name, value) != true &&
            !name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
        {
            throw new ToolException($"'{name}' is no header name", transient: false);
        }
    }
}
