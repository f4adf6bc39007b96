using GenXai.Cli.Sessions;
using GenXai.Hosting.Graphs;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Compensation;
using GenXai.Workflows.Contracts.Log.Human;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Definitions;
using Spectre.Console;

namespace GenXai.Cli.Rendering;

/// <summary>A table of the run's nodes that changes as it goes: for a person on a terminal.</summary>
internal sealed class TerminalRunView : IRunView
{
    // A taller table would scroll away; what has not been touched yet is left out of it.
    private const int MaxRows = 30;
    private readonly OrderedDictionary<string, Row> _rows = new(StringComparer.Ordinal);

    public TerminalRunView(WorkflowProgram program)
    {
        foreach (var node in program.Workflows[program.Main].Nodes)
        {
            _rows[node.Id] = new Row(node.Id, KindName.Of(node.Kind));
        }
    }

    public async Task<(RunResult Result, long Next)> ShowAsync(
        Session session, string runId, long from, CancellationToken cancellationToken)
    {
        (RunResult, long) shown = default;
        await AnsiConsole.Live(Draw()).StartAsync(async live =>
        {
            // The table is drawn as the log stands: also what an earlier process did.
            shown = await RunFeed.PumpAsync(session, runId, 1, Show, cancellationToken);

            void Show(LogEntry entry)
            {
                Apply(entry);
                live.UpdateTarget(Draw());
            }
        });
        return shown;
    }

    private void Apply(LogEntry entry)
    {
        var id = entry.Path?.Split('[', ':')[0];
        if (id is null || !_rows.TryGetValue(id, out var row))
        {
            return;
        }

        switch (entry.Data)
        {
            case NodeStarted:
                row.Status = RunStatuses.Running;
                row.Detail = "";
                row.Runs++;
                break;
            case NodeCompleted data:
                row.Status = RunStatuses.Completed;
                row.Detail = data.DurationMs > 0 ? FormattableString.Invariant($"{data.DurationMs:0.#} ms") : "";
                break;
            case NodeFailed data:
                row.Status = RunStatuses.Failed;
                row.Detail = data.Error.Message;
                break;
            case NodeRetrying data:
                row.Detail = FormattableString.Invariant($"attempt {data.Attempt} failed: {data.Error.Message}");
                break;
            case NodeSkipped when row.Runs == 0:
                row.Status = RunStatuses.Skipped;
                break;
            case NodeCancelled:
                row.Status = RunStatuses.Cancelled;
                break;
            case NodeWaiting data:
                row.Status = RunStatuses.Waiting;
                row.Detail = FormattableString.Invariant($"until {data.Until.UtcDateTime:u}");
                break;
            case CompensationStarted:
                row.Detail = "is undone";
                break;
            case CompensationCompleted:
                row.Detail = "undone";
                break;
            case CompensationFailed data:
                row.Detail = $"could not be undone: {data.Error.Message}";
                break;
            case HumanRequested data:
                row.Status = RunStatuses.Waiting;
                row.Detail = data.Prompt;
                break;
        }
    }

    private Table Draw()
    {
        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("", "", "", "");
        var rows = _rows.Values.ToList();
        var shown = rows.Count <= MaxRows
            ? rows
            : rows.Where(row => !string.Equals(row.Status, RunStatuses.Pending, StringComparison.Ordinal)).TakeLast(MaxRows);
        foreach (var row in shown)
        {
            var (mark, color) = Mark(row.Status);
            var times = row.Runs > 1 ? FormattableString.Invariant($" x{row.Runs}") : "";
            table.AddRow(
                new Markup($"[{color}]{mark}[/]"),
                new Text(row.Id + times),
                new Markup($"[grey]{row.Kind}[/]"),
                new Text(row.Detail.ReplaceLineEndings(" ")));
        }

        return table;
    }

    private static (string Mark, string Color) Mark(string status) => status switch
    {
        RunStatuses.Completed => ("✓", "green"),
        RunStatuses.Failed => ("✗", "red"),
        RunStatuses.Running => ("●", "blue"),
        RunStatuses.Waiting => ("…", "yellow"),
        RunStatuses.Skipped => ("–", "grey"),
        RunStatuses.Cancelled => ("⊘", "grey"),
        _ => ("·", "grey"),
    };

    private sealed class Row(string id, string kind)
    {
        public string Id { get; } = id;

        public string Kind { get; } = kind;

        public string Status { get; set; } = RunStatuses.Pending;

        public string Detail { get; set; } = "";

        public int Runs { get; set; }
    }
}
