using System.Text.Json;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Compensation;
using GenXai.Workflows.Contracts.Snapshots;

namespace GenXai.Workflows.Interpreter.State.Saga;

/// <summary>What a run can undo, and what it has undone; written by <see cref="SagaFold"/>.</summary>
internal sealed class SagaState
{
    /// <summary>What can be undone, in the order of completion.</summary>
    public List<CompletionSnapshot> Completions { get; } = [];

    /// <summary>Why the run undoes, or has undone; null: it does not.</summary>
    public CompensationPlanned? Plan { get; set; }

    /// <summary>What is known of the compensation at work; null: none is.</summary>
    public NodeJournal? Journal { get; set; }

    /// <summary>Paths of what is undone, in order.</summary>
    public List<string> Compensated { get; } = [];

    /// <summary>Paths of what could not be undone, in order.</summary>
    public List<string> Failed { get; } = [];

    /// <summary>The snapshot; null where there is nothing to keep.</summary>
    public SagaSnapshot? Take() => Completions.Count == 0 && Plan is null && Compensated.Count == 0 && Failed.Count == 0
        ? null
        : new SagaSnapshot
        {
            Completions = [.. Completions],
            Plan = Plan,
            Journal = Journal is null ? null : [.. Journal.Entries.Select(entry => JsonElement.Parse(LogEntryJson.Serialize(entry)))],
            Compensated = [.. Compensated],
            Failed = [.. Failed],
        };

    /// <summary>Takes over what a snapshot keeps; null: nothing.</summary>
    public void Load(SagaSnapshot? snapshot, OpenSteps open)
    {
        Completions.Clear();
        Compensated.Clear();
        Failed.Clear();
        (Plan, Journal) = (snapshot?.Plan, null);
        if (snapshot is null)
        {
            return;
        }

        Completions.AddRange(snapshot.Completions);
        Compensated.AddRange(snapshot.Compensated);
        Failed.AddRange(snapshot.Failed);
        if (snapshot.Journal is { } entries)
        {
            Journal = new NodeJournal(open);
            foreach (var json in entries)
            {
                Journal.Add(LogEntryJson.Read(json));
            }
        }
    }
}
