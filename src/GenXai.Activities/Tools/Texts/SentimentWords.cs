namespace GenXai.Activities.Tools.Texts;

/// <summary>A small English lexicon: enough to tell praise from complaint, no replacement for a model.</summary>
internal static class SentimentWords
{
    private static readonly HashSet<string> Positive = Words(
        "amazing awesome beautiful best better brilliant delighted easy enjoy enjoyed excellent fantastic fast favorite fine friendly glad good great happy helpful " +
        "impressed improved incredible love loved lovely nice outstanding perfect pleasant pleased positive quick recommend reliable satisfied smooth success superb " +
        "thank thanks useful well win wonderful works");

    private static readonly HashSet<string> Negative = Words(
        "angry annoyed annoying awful bad boring broken bug complain complaint confusing crash crashed damaged defective difficult disappointed disappointing error " +
        "fail failed failure fault frustrated frustrating hate hated horrible late lost missing negative poor problem rude sad scam slow terrible unhappy " +
        "unusable upset useless waste worse worst wrong");

    private static readonly HashSet<string> Negations = Words("not no never don't doesn't didn't isn't wasn't can't won't couldn't cannot without");

    /// <summary>Praise less complaint over both: from -1 to 1, 0 where neither is found. A negation up to two words before turns a word round.</summary>
    public static double Score(IReadOnlyList<string> words)
    {
        var (sum, found) = (0, 0);
        for (var i = 0; i < words.Count; i++)
        {
            var value = Positive.Contains(words[i]) ? 1 : Negative.Contains(words[i]) ? -1 : 0;
            if (value != 0)
            {
                var negated = (i > 0 && Negations.Contains(words[i - 1])) || (i > 1 && Negations.Contains(words[i - 2]));
                sum += negated ? -value : value;
                found++;
            }
        }

        return found == 0 ? 0 : (double)sum / found;
    }

    private static HashSet<string> Words(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
