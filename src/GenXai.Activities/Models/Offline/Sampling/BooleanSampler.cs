using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Models.Offline.Sampling;

/// <summary>Booleans: yes, unless the name speaks of trouble or of going round again, which the input must mention.</summary>
internal static class BooleanSampler
{
    // A loop that asks "again?" of an offline model should end, and nothing should be escalated without a reason.
    private static readonly string[] Doubtful =
    [
        .. ((string[])
        [
            "again", "retry", "need", "revise", "revision", "rework", "continue", "repeat", "more", "error", "fail", "failed",
            "failure", "reject", "escalate", "escalation", "urgent", "spam", "fraud", "block", "bad", "wrong", "bug", "bugs",
            "missing", "problem", "issue", "not", "no",
        ]).Select(Words.Stem),
    ];

    public static IEnumerable<JsonElement> Candidates(string? name, OfflineTopic topic)
    {
        var doubtful = name is not null && Words.Split(name).Select(Words.Stem).Any(stem => Doubtful.Contains(stem, StringComparer.Ordinal));
        return doubtful && !topic.Mentions(name!) ? [JsonValues.False, JsonValues.True] : [JsonValues.True, JsonValues.False];
    }
}
