using System.Text.Json.Serialization;

namespace GenXai.Activities.Models.Catalog;

/// <summary>What is known of a model or deployment.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ModelEntry
{
    /// <summary>What does not fit is left out, oldest first.</summary>
    public const string Cut = "cut";

    /// <summary>What does not fit is summarised by the model first.</summary>
    public const string Summarize = "summarize";

    /// <summary>Nothing is known.</summary>
    public static ModelEntry Unknown { get; } = new();

    /// <summary>The price of a million tokens of prompt, in US dollars, 0 or more; null where unknown.</summary>
    public decimal? InputPerMillionUsd { get; init; }

    /// <summary>The price of a million tokens of reply, in US dollars, 0 or more; null where unknown.</summary>
    public decimal? OutputPerMillionUsd { get; init; }

    /// <summary>Most tokens of prompt and reply together, at least 1; null where unknown: then nothing is cut.</summary>
    public int? ContextTokens { get; init; }

    /// <summary>Most requests at once, over all processes, at least 1; null for no limit.</summary>
    public int? MaxConcurrency { get; init; }

    /// <summary>Most requests per minute, over all processes, at least 1; null for no limit.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>What happens to a prompt that is too long: <see cref="Cut"/>, which holds where it is null, or <see cref="Summarize"/>.</summary>
    public string? Overflow { get; init; }

    /// <summary>Whether it is known what a call costs.</summary>
    internal bool HasPrice => InputPerMillionUsd is not null && OutputPerMillionUsd is not null;

    internal ModelEntry Over(ModelEntry below) => new()
    {
        InputPerMillionUsd = InputPerMillionUsd ?? below.InputPerMillionUsd,
        OutputPerMillionUsd = OutputPerMillionUsd ?? below.OutputPerMillionUsd,
        ContextTokens = ContextTokens ?? below.ContextTokens,
        MaxConcurrency = MaxConcurrency ?? below.MaxConcurrency,
        RequestsPerMinute = RequestsPerMinute ?? below.RequestsPerMinute,
        Overflow = Overflow ?? below.Overflow,
    };

    internal string? Fault() =>
        InputPerMillionUsd < 0 || OutputPerMillionUsd < 0 ? "prices must be 0 or more"
        : ContextTokens < 1 || MaxConcurrency < 1 || RequestsPerMinute < 1 ? "context_tokens, max_concurrency and requests_per_minute must be at least 1"
        : Overflow is not (null or Cut or Summarize) ? $"overflow must be {Cut} or {Summarize}, got '{Overflow}'"
        : null;
}
