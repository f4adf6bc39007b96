using System.Text;
using GenXai.Activities.Models.Offline;
using GenXai.Workflows.Contracts.Calls;

namespace GenXai.Activities.Models.Embeddings;

/// <summary>
/// A deterministic embedding without a service: the stems of the words, neighbouring stems and pieces of words are
/// hashed into dimensions. Texts that share words, or forms of them, are close; synonyms are not.
/// </summary>
internal sealed class LocalEmbeddingModel : IEmbeddingModel
{
    // The number rises when a change alters vectors: old and new ones must not be compared.
    public const string Id = "local/hashed-words-1";
    private const int Dimensions = 384;
    private const int PieceLength = 4;
    private const float PairWeight = 0.5f;
    private const float PieceWeight = 0.35f;
    private const float CommonWeight = 0.1f;

    // Words that stand in nearly every text and say little of what it is about.
    private static readonly HashSet<string> Common = new(
        "a an and are as at be been but by can could did do does for from had has have he her his how i if in into is it its me my no not of on or our she should so that the their them there they this to us was we were what when where which who why will with would you your"
            .Split(' '),
        StringComparer.Ordinal);

    public string Name => Id;

    public Task<EmbeddingSet> EmbedAsync(IReadOnlyList<string> texts, EmbeddingCall call, CancellationToken cancellationToken)
    {
        var vectors = new ReadOnlyMemory<float>[texts.Count];
        for (var i = 0; i < vectors.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            vectors[i] = Embed(texts[i]);
        }

        return Task.FromResult(new EmbeddingSet(Id, texts.Count == 0 ? 0 : Dimensions, vectors, new CallUsage(0, 0, 0), 0, []));
    }

    /// <summary>Whether a word stands in nearly every text and says little of what it is about.</summary>
    public static bool IsCommon(string word) => Common.Contains(word);

    private static float[] Embed(string text)
    {
        var counts = new Dictionary<string, float>(StringComparer.Ordinal);
        var previous = string.Empty;
        foreach (var word in Words.Split(text))
        {
            var isCommon = Common.Contains(word);
            var stem = Words.Stem(word);
            Count(counts, stem, isCommon ? CommonWeight : 1);
            if (isCommon)
            {
                continue;
            }

            if (previous.Length > 0)
            {
                Count(counts, $"{previous} {stem}", PairWeight);
            }

            previous = stem;
            for (var start = 0; start + PieceLength <= stem.Length; start++)
            {
                Count(counts, string.Concat("~", stem.AsSpan(start, PieceLength)), PieceWeight);
            }
        }

        var vector = new float[Dimensions];
        foreach (var (feature, weight) in counts)
        {
            var hash = Hash(feature);
            // The sign makes features that share a dimension cancel out on average. A word said often counts less than so often.
            vector[hash % Dimensions] += (hash >> 31 == 0 ? 1 : -1) * MathF.Sqrt(weight);
        }

        return UnitVector.Of(vector);
    }

    private static void Count(Dictionary<string, float> counts, string feature, float weight) =>
        counts[feature] = counts.GetValueOrDefault(feature) + (weight * weight);

    // FNV-1a: .NET's own string hashes differ from process to process.
    private static uint Hash(string text)
    {
        var hash = 2166136261;
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            hash = (hash ^ value) * 16777619;
        }

        // Its high bits are poor for short texts; this mixes them.
        hash ^= hash >> 16;
        hash *= 0x85ebca6b;
        return hash ^ (hash >> 13);
    }
}
