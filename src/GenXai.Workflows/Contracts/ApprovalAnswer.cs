using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Contracts;

/// <summary>What a person says to a tool call that needs approval.</summary>
/// <param name="Allowed">Whether the call may be made.</param>
/// <param name="Reason">What else they say; null for nothing.</param>
public sealed record ApprovalAnswer(bool Allowed, string? Reason)
{
    private static readonly string[] YesWords = ["approve", "approved", "allow", "allowed", "yes", "y", "ok", "true"];
    private static readonly string[] NoWords = ["reject", "rejected", "refuse", "refused", "deny", "denied", "no", "n", "false"];

    /// <summary>The answers that people are offered.</summary>
    public static ImmutableArray<JsonElement> Options { get; } = [JsonValues.FromString("approve"), JsonValues.FromString("reject")];

    /// <summary>
    /// Reads an answer: a word such as <c>approve</c>, <c>yes</c>, <c>reject</c> or <c>no</c>, true or false, or
    /// <c>{"approved": false, "reason": "..."}</c>.
    /// </summary>
    /// <param name="response">The answer.</param>
    /// <param name="answer">What it means.</param>
    /// <returns>False when it says neither yes nor no.</returns>
    public static bool TryRead(JsonElement response, out ApprovalAnswer answer)
    {
        var (said, reason) = response.ValueKind == JsonValueKind.Object && response.TryGetProperty("approved"u8, out var approved)
            ? (approved, response.TryGetProperty("reason"u8, out var why) ? JsonValues.ToText(why) : null)
            : (response, null);
        var word = said.ValueKind is JsonValueKind.String or JsonValueKind.True or JsonValueKind.False ? JsonValues.ToText(said).Trim() : "";
        var yes = YesWords.Contains(word, StringComparer.OrdinalIgnoreCase);
        answer = new ApprovalAnswer(yes, reason);
        return yes || NoWords.Contains(word, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Reads an answer; what is no clear yes is a refusal, and its text the reason.</summary>
    /// <param name="response">The answer.</param>
    public static ApprovalAnswer Read(JsonElement response) => TryRead(response, out var answer)
        ? answer
        : new ApprovalAnswer(Allowed: false, JsonValues.ToText(response));
}
