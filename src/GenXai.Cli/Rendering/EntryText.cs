using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Checkpoint;
using GenXai.Workflows.Contracts.Log.Compensation;
using GenXai.Workflows.Contracts.Log.Human;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Contracts.Log.Run;

namespace GenXai.Cli.Rendering;

/// <summary>A log entry in one line; null for those that say nothing to a person who watches.</summary>
internal static class EntryText
{
    public static string? Of(LogEntry entry) => entry.Data switch
    {
        NodeStarted data => Line("start", entry, data.Type),
        NodeCompleted data => Line("done", entry, Duration(data.DurationMs)),
        NodeFailed data => Line("failed", entry, $"{data.Error.Code}: {data.Error.Message}{(data.Continued ? " (the run goes on)" : "")}"),
        NodeRetrying data => Line("retry", entry, FormattableString.Invariant($"attempt {data.Attempt} failed, next in {data.DelaySeconds:0.###} s: {data.Error.Message}")),
        NodeSkipped => Line("skip", entry, ""),
        NodeCancelled => Line("cancel", entry, ""),
        NodeRoundStarted data => Line("round", entry, FormattableString.Invariant($"round {data.Round}, sent back by {data.By}")),
        NodeWaiting data => Line("wait", entry, FormattableString.Invariant($"until {data.Until.UtcDateTime:u}")),
        HumanRequested data => Line("ask", entry, data.Prompt),
        HumanAnswered data => Line("answer", entry, $"{JsonText.Of(data.Response, indented: false)}{(data.By is null ? "" : $" by {data.By}")}"),
        RunForked data => Line("fork", entry, FormattableString.Invariant($"from {(data.Checkpoint is null ? $"version {data.Seed.StateVersion}" : $"checkpoint '{data.Checkpoint}'")} of run {data.Source}")),
        RunRestored data => Line("back", entry, FormattableString.Invariant($"to checkpoint '{data.Checkpoint}', attempt {data.Attempt}, epoch {data.Epoch}")),
        RunRetried data => Line("retry", entry, FormattableString.Invariant($"from the nodes that failed, epoch {data.Epoch}")),
        CompensationPlanned data => Line("undo", entry, FormattableString.Invariant($"what completed, newest first: {data.Count}")),
        CompensationStarted data => Line("undo", entry, data.Type),
        CompensationCompleted data => Line("undone", entry, Duration(data.DurationMs)),
        CompensationFailed data => Line("failed", entry, $"{data.Error.Code}: {data.Error.Message}"),
        CheckpointTaken data => Line("keep", entry, $"checkpoint '{data.Name}'"),
        HumanReminded data => Line("remind", entry, FormattableString.Invariant($"reminder {data.Count}")),
        HumanExpired => Line("expired", entry, "nobody answered in time"),
        _ => null,
    };

    private static string Line(string word, LogEntry entry, string detail) =>
        $"{word,-8}{entry.Path}{(entry.Pass > 1 ? FormattableString.Invariant($" #{entry.Pass}") : "")}{(detail.Length == 0 ? "" : $"  {detail.ReplaceLineEndings(" ")}")}";

    private static string Duration(double milliseconds) =>
        milliseconds > 0 ? FormattableString.Invariant($"{milliseconds:0.#} ms") : "";
}
