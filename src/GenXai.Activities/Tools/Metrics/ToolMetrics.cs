using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace GenXai.Activities.Tools.Metrics;

/// <summary>
/// Counts the calls of tools: in the instruments <c>genxai.tool.calls</c> (by <c>tool</c> and <c>outcome</c>, which is
/// success or failure) and <c>genxai.tool.duration</c> (seconds), and for this process to be read.
/// </summary>
public sealed class ToolMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "GenXai.Activities";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Calls = Meter.CreateCounter<long>("genxai.tool.calls", "{call}", "Calls of tools.");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("genxai.tool.duration", "s", "How long calls of tools take.");
    private readonly ConcurrentDictionary<string, ToolUsage> _usage = new(StringComparer.Ordinal);

    /// <summary>The numbers of each tool that was called, in ordinal order of the names.</summary>
    public ImmutableArray<ToolUsage> Snapshot() => [.. _usage.Values.OrderBy(static usage => usage.Tool, StringComparer.Ordinal)];

    internal MeasuredCall Begin(string tool, TimeProvider time) => new(this, tool, time);

    internal void Record(string tool, bool succeeded, TimeSpan duration)
    {
        var tags = new TagList { { "tool", tool }, { "outcome", succeeded ? "success" : "failure" } };
        Calls.Add(1, tags);
        Duration.Record(duration.TotalSeconds, tags);
        _usage.AddOrUpdate(
            tool,
            static (name, call) => new ToolUsage(name, 0, 0, 0, 0).With(call.succeeded, call.duration),
            static (_, usage, call) => usage.With(call.succeeded, call.duration),
            (succeeded, duration));
    }
}
