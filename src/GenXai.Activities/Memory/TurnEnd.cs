namespace GenXai.Activities.Memory;

/// <summary>How a turn ended.</summary>
/// <param name="Success">Whether the agent answered.</param>
/// <param name="Text">What it answered, or why it failed.</param>
/// <param name="Reply">The answer as JSON; null for none.</param>
/// <param name="DurationMs">How long the turn's calls took, in milliseconds.</param>
internal sealed record TurnEnd(bool Success, string Text, System.Text.Json.JsonElement? Reply, double DurationMs);
