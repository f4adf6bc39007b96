using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using GenXai.Activities.Json;
using GenXai.Activities.Tools.Core;

namespace GenXai.Activities.Tools.Web.Http;

/// <summary>An answer that was read in full.</summary>
internal sealed record WebResponse
{
    public required int Status { get; init; }

    public required string Reason { get; init; }

    public required Version Version { get; init; }

    /// <summary>Where it came from, after redirects.</summary>
    public required Uri Url { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>The addresses that redirected, in their order, with their statuses.</summary>
    public required IReadOnlyList<KeyValuePair<string, int>> Redirects { get; init; }

    public required TimeSpan Elapsed { get; init; }

    public bool IsSuccess => Status is >= 200 and < 300;

    public string ContentType => Header("Content-Type") ?? string.Empty;

    public string? Header(string name)
    {
        foreach (var header in Headers)
        {
            if (string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase))
            {
                return header.Value;
            }
        }

        return null;
    }

    /// <summary>Whether the body is text, by its media type; one without a type counts as text.</summary>
    public bool IsText
    {
        get
        {
            var type = MediaTypeHeaderValue.TryParse(ContentType, out var parsed) ? parsed.MediaType ?? string.Empty : string.Empty;
            return type.Length == 0 || type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) ||
                type.Contains("json", StringComparison.OrdinalIgnoreCase) || type.Contains("xml", StringComparison.OrdinalIgnoreCase) ||
                type.Contains("javascript", StringComparison.OrdinalIgnoreCase) || type.Contains("urlencoded", StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>The body as text, by its character set; UTF-8 where that is missing or unknown.</summary>
    public string Text()
    {
        var encoding = Encoding.UTF8;
        if (MediaTypeHeaderValue.TryParse(ContentType, out var type) && type.CharSet?.Trim('"') is { Length: > 0 } name)
        {
            encoding = Array.Find(Encoding.GetEncodings(), known => string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase))?.GetEncoding() ?? encoding;
        }

        return encoding.GetString(Body);
    }

    /// <summary>The body as JSON where it is JSON, else as text; of other bodies their size.</summary>
    public JsonNode? Data()
    {
        if (!IsText)
        {
            return JsonValue.Create($"<binary data: {Body.Length} bytes>");
        }

        var text = Text();
        return ContentType.Contains("json", StringComparison.OrdinalIgnoreCase) && JsonText.TryParse(text, out var json, out _)
            ? Result.Node(json)
            : Result.Text(text);
    }

    /// <summary>The failure that this answer is: it names the status and the beginning of the body.</summary>
    public ToolException Failure(string tool, string host)
    {
        var body = IsText ? Text().Trim() : string.Empty;
        var quoted = body.Length switch
        {
            0 => string.Empty,
            <= 300 => $": {body}",
            _ => $": {body[..300]}…",
        };
        return new ToolException(
            $"{tool}: {host} answered {Status} {Reason}{quoted}",
            Calls.FailureKinds.IsTransient((System.Net.HttpStatusCode)Status),
            innerException: null,
            RetryAfter.Seconds(Header("Retry-After")));
    }
}
