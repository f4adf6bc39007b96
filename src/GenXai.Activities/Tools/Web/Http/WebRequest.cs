namespace GenXai.Activities.Tools.Web.Http;

/// <summary>A request of a tool.</summary>
internal sealed record WebRequest(string Url)
{
    public string Method { get; init; } = "GET";

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body; null for none.</summary>
    public byte[]? Body { get; init; }

    /// <summary>The body's media type, where the headers name none.</summary>
    public string ContentType { get; init; } = "application/json; charset=utf-8";

    /// <summary>Longest time of all attempts together, in seconds.</summary>
    public double TimeoutSeconds { get; init; } = 30;

    /// <summary>How many redirects are followed; never more than the host allows.</summary>
    public int MaxRedirects { get; init; } = 10;

    /// <summary>Told to the service with methods that change something, so that a repeat can be recognised; null for none.</summary>
    public string? IdempotencyKey { get; init; }
}
