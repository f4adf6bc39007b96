using System.Globalization;

namespace GenXai.Workflows.Contracts.Batches;

/// <summary>The names and ids that batches use on every host.</summary>
public static class BatchNames
{
    /// <summary>The orchestrator of a batch.</summary>
    public const string Batch = "batch";

    /// <summary>The orchestrator of a part of a batch: a bounded number of its items.</summary>
    public const string Part = "batch_part";

    /// <summary>The version that both orchestrators are registered under.</summary>
    public const string Version = "1";

    /// <summary>The activity that starts parts, or the runs of a part.</summary>
    public const string Start = "batch_start";

    /// <summary>The activity that looks for parts and runs that ended without a word.</summary>
    public const string Look = "batch_look";

    /// <summary>The activity that writes the results of a part.</summary>
    public const string Collect = "batch_collect";

    /// <summary>The activity that calls back.</summary>
    public const string CallBack = "batch_callback";

    /// <summary>All activities of batches.</summary>
    public static IReadOnlyList<string> Activities { get; } = [Start, Look, Collect, CallBack];

    /// <summary>The id of a part's instance.</summary>
    /// <param name="batchId">The batch.</param>
    /// <param name="part">The part's number, from 0.</param>
    public static string PartId(string batchId, int part) => string.Create(CultureInfo.InvariantCulture, $"{batchId}.p{part:D4}");

    /// <summary>The id of an item's run.</summary>
    /// <param name="batchId">The batch.</param>
    /// <param name="index">The item's number in the batch, from 0.</param>
    public static string RunId(string batchId, int index) => string.Create(CultureInfo.InvariantCulture, $"{batchId}-{index:D6}");

    /// <summary>The batch that an item's run is of, by the run's id; null when it is no id that <see cref="RunId"/> makes.</summary>
    /// <param name="runId">The run.</param>
    public static string? BatchOf(string runId)
    {
        ArgumentNullException.ThrowIfNull(runId);
        var at = runId.LastIndexOf('-');
        return at > 0 && runId.Length - at > 6 && runId.AsSpan(at + 1).IndexOfAnyExceptInRange('0', '9') < 0 ? runId[..at] : null;
    }

    /// <summary>The number of a child by its id: the digits at its end; null when there are none.</summary>
    /// <param name="childId">What <see cref="PartId"/> or <see cref="RunId"/> made.</param>
    public static int? NumberOf(string? childId)
    {
        var at = (childId ?? "").LastIndexOfAny(['-', 'p']);
        return at >= 0 && int.TryParse(childId.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
