using System.Collections.Frozen;

namespace GenXai.Activities.Models.Offline;

/// <summary>Words that hint at common labels, so that "please refund me" is found to be about billing.</summary>
internal static class RelatedWords
{
    private static readonly FrozenDictionary<string, string[]> ByLabel = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["billing"] = "refund invoice payment pay paid charge charged price subscription card receipt money bill fee",
        ["payment"] = "refund invoice pay paid charge card receipt bill fee",
        ["refund"] = "money back return reimburse",
        ["technical"] = "error bug crash broken login password install fail failure fix slow app website server",
        ["tech"] = "error bug crash broken login password install fail failure fix slow app website server",
        ["bug"] = "error crash broken fail failure defect wrong",
        ["account"] = "login password email profile username sign access",
        ["shipping"] = "delivery deliver package parcel tracking late arrive arrived shipment courier",
        ["delivery"] = "shipping package parcel tracking late arrive arrived shipment courier",
        ["sales"] = "buy purchase quote demo pricing price plan upgrade offer",
        ["positive"] = "good great excellent love thanks thank happy wonderful perfect pleased best",
        ["negative"] = "bad terrible awful hate angry disappointed unhappy worst broken poor",
        ["urgent"] = "immediately asap now emergency outage down critical",
        ["critical"] = "immediately asap emergency outage down urgent",
        ["high"] = "urgent immediately asap emergency outage down critical",
        ["complaint"] = "complain angry terrible unacceptable disappointed bad",
        ["feedback"] = "suggest suggestion idea feature improve wish",
        ["question"] = "how what when where why who which can could",
    }.ToFrozenDictionary(
        static entry => Words.Stem(entry.Key),
        static entry => entry.Value.Split(' ').Select(Words.Stem).Distinct(StringComparer.Ordinal).ToArray(),
        StringComparer.Ordinal);

    /// <summary>How many words that hint at a label are among the given ones.</summary>
    public static int Hints(string label, Words words) =>
        Words.Split(label).Sum(word => ByLabel.TryGetValue(Words.Stem(word), out var hints) ? hints.Count(words.Contains) : 0);
}
