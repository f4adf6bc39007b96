using System.Diagnostics;
using System.Diagnostics.Metrics;
using GenXai.Activities.Tools.Metrics;

namespace GenXai.Activities.Models.Caching;

/// <summary>
/// Counts what the cache of models answered, in the instrument <c>genxai.model.cache</c>: by <c>kind</c> (reply or
/// embedding), <c>deployment</c> and <c>outcome</c> (hit or miss).
/// </summary>
internal static class CacheMetrics
{
    public const string Replies = "reply";
    public const string Embeddings = "embedding";
    private static readonly Meter Meter = new(ToolMetrics.MeterName);
    private static readonly Counter<long> Lookups =
        Meter.CreateCounter<long>("genxai.model.cache", "{lookup}", "What the cache of models was asked for.");

    public static void Record(string kind, string deployment, int hits, int misses)
    {
        Add(kind, deployment, "hit", hits);
        Add(kind, deployment, "miss", misses);
    }

    private static void Add(string kind, string deployment, string outcome, int count)
    {
        if (count > 0)
        {
            Lookups.Add(count, new TagList { { "kind", kind }, { "deployment", deployment }, { "outcome", outcome } });
        }
    }
}
