using System.Buffers;
using System.Net.Http.Headers;
using GenXai.Activities.Tools.Web.Guard;

namespace GenXai.Activities.Tools.Web.Http;

/// <summary>One request with its redirects, and the reading of the answer.</summary>
internal static class WebExchange
{
    public static async Task<WebResponse> RunAsync(
        HttpMessageInvoker invoker, WebRequest request, WebToolOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var uri = WebGuard.Check(request.Url);
        var current = request;
        List<KeyValuePair<string, int>> redirects = [];
        while (true)
        {
            using var message = WebMessage.Create(current, uri);
            using var response = await invoker.SendAsync(message, cancellationToken);
            if (request.MaxRedirects > 0 && Target(response, uri) is { } target)
            {
                if (redirects.Count >= Math.Min(request.MaxRedirects, options.MaxRedirects))
                {
                    throw new ToolException($"more than {redirects.Count} redirects, the last one to {target.Host}", transient: false);
                }

                redirects.Add(KeyValuePair.Create(uri.AbsoluteUri, (int)response.StatusCode));
                current = WebMessage.Redirected(current, (int)response.StatusCode, uri, target);
                uri = WebGuard.Check(target);
                continue;
            }

            return new WebResponse
            {
                Status = (int)response.StatusCode,
                Reason = response.ReasonPhrase ?? string.Empty,
                Version = response.Version,
                Url = uri,
                Headers = [.. Flatten(response.Headers), .. Flatten(response.Content.Headers)],
                Body = await ReadAsync(response.Content, options.MaxBodyBytes, cancellationToken),
                Redirects = redirects,
                Elapsed = time.GetElapsedTime(started),
            };
        }
    }

    private static Uri? Target(HttpResponseMessage response, Uri from) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location
            ? new Uri(from, location)
            : null;

    private static IEnumerable<KeyValuePair<string, string>> Flatten(HttpHeaders headers) =>
        headers.Select(static header => KeyValuePair.Create(header.Key, string.Join(", ", header.Value)));

    // The count is of bytes after decompression: a small body that swells is stopped like a large one.
    private static async Task<byte[]> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > limit)
        {
            throw TooLarge(limit);
        }

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var body = new ArrayBufferWriter<byte>();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (body.WrittenCount + read > limit)
            {
                throw TooLarge(limit);
            }

            body.Write(buffer.AsSpan(0, read));
        }

        return body.WrittenSpan.ToArray();
    }

    private static ToolException TooLarge(int limit) => new($"the answer is larger than the limit of {limit} bytes", transient: false);
}
