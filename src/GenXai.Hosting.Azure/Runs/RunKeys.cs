using System.Globalization;

namespace GenXai.Hosting.Azure.Runs;

/// <summary>
/// The keys of the index, one table for all: the run itself under its id, one row for lists by day, one for its tree,
/// and one while its start is under way. Rows come in the order of their keys, so times are counted backwards.
/// </summary>
internal static class RunKeys
{
    // No run id begins with '!', so that no run gets into the way of the lists.
    public const string Run = "run";
    public const string Pending = "!pending";
    public const string DayPrefix = "!day-";
    private const string TreePrefix = "!tree-";

    public static string Answer(long question) => string.Create(CultureInfo.InvariantCulture, $"answer-{question}");

    public static string Tree(string rootId) => TreePrefix + rootId;

    public static string Day(DateTimeOffset at) =>
        DayPrefix + (DateOnly.MaxValue.DayNumber - DateOnly.FromDateTime(at.UtcDateTime).DayNumber).ToString("D8", CultureInfo.InvariantCulture);

    public static string Listed(DateTimeOffset at, string id) => string.Create(CultureInfo.InvariantCulture, $"{Backwards(at)}~{id}");

    public static string Backwards(DateTimeOffset at) =>
        (DateTimeOffset.MaxValue.UtcTicks - at.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);
}
