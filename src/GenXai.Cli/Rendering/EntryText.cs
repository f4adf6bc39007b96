using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Human;
using GenXai.Workflows.Contracts.Log.Node;

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
        HumanExpired => Line("expired", entry, "nobody answered in time"),
        _ => null,
    };

    private static string Line(string word, LogEntry entry, string detail) =>
        $"{word,-8}{entry.Path}{(entry.Pass > 1 ? FormattableString.Invariant($" #{entry.Pass}") : "")}{(detail.Length == 0 ? "" : $"  {detail.ReplaceLineEndings(" ")}")}";

    private static string Duration(double milliseconds) =>
        milliseconds > 0 ? FormattableString.Invariant($"{milliseconds:0.#} ms") : "";
}
