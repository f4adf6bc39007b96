using System.Text.Json.Serialization;

namespace GenXai.Hosting.Budgets;

/// <summary>One limit of the setting as it is written.</summary>
/// <param name="MaxTokens">Most tokens of a day; null for no limit.</param>
/// <param name="MaxCostUsd">Most money of a day, in US dollars; null for no limit.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record DailyLimitData(long? MaxTokens = null, decimal? MaxCostUsd = null);
