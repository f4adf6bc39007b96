using System.Text.Json;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Compensation;
using GenXai.Workflows.Contracts.Snapshots;

namespace GenXai.Workflows.Interpreter.State.Saga;

/// <summary>What a run can undo, and what it has undone; written by <see cref="SagaFold"/>.</summary>
internal sealed class SagaState
{
    /// <summary>What can be undone and is not packed, in the order of completion.</summary>
    public List<CompletionSnapshot> Completions { get; } = [];

    /// <summary>What can be undone besides, in the order of completion.</summary>
    public List<CompletionPack> Packs { get; } = [];

    /// <summary>Whether there is nothing to undo.</summary>
    public bool IsEmpty => Completions.Count == 0 && Packs.Count == 0;

    /// <summary>Why the run undoes, or has undone; null: it does not.</summary>
    public CompensationPlanned? Plan { get; set; }

    /// <summary>What is known of the compensation at work; null: none is.</summary>
    public NodeJournal? Journal { get; set; }

    /// <summary>Paths of what is undone, in order.</summary>
    public List<string> Compensated { get; } = [];

    /// <summary>Paths of what could not be undone, in order.</summary>
    public List<string> Failed { get; } = [];

    /// <summary>How much completed after an entry.</summary>
    public int Count(long after) =>
        Completions.Count(completion => completion.Seq > after)
        + Packs.Sum(pack => pack.Seqs.Take(pack.Left).Count(seq => seq > after));

    /// <summary>What completed last of what can be undone; null when there is nothing.</summary>
    /// <param name="state">The run that this is the saga of.</param>
    public CompletionSnapshot? Newest(RunState state) =>
        IsEmpty ? null
        : IsNewestPacked ? CompletionPacks.At(state, Packs[^1], Packs[^1].Left - 1)
        : Completions[^1];

    /// <summary>Forgets what completed last.</summary>
    public void RemoveNewest()
    {
        if (!IsNewestPacked)
        {
            Completions.RemoveAt(Completions.Count - 1);
        }
        else if (Packs[^1].Left == 1)
        {
            Packs.RemoveAt(Packs.Count - 1);
        }
        else
        {
            Packs[^1] = Packs[^1] with { Left = Packs[^1].Left - 1 };
        }
    }

    /// <summary>Forgets what completed after an entry.</summary>
    public void RemoveAfter(long seq)
    {
        while (!IsEmpty && (IsNewestPacked ? Newest(Packs[^1]) : Completions[^1].Seq) > seq)
        {
            RemoveNewest();
        }
    }

    /// <summary>The snapshot; null where there is nothing to keep.</summary>
    public SagaSnapshot? Take() => IsEmpty && Plan is null && Compensated.Count == 0 && Failed.Count == 0
        ? null
        : new SagaSnapshot
        {
            Completions = [.. Completions],
            Packs = Packs.Count == 0 ? null : [.. Packs],
            Plan = Plan,
            Journal = Journal is null ? null : [.. Journal.Entries.Select(entry => JsonElement.Parse(LogEntryJson.Serialize(entry)))],
            Compensated = [.. Compensated],
            Failed = [.. Failed],
        };

    private bool IsNewestPacked => Packs.Count > 0 && (Completions.Count == 0 || Newest(Packs[^1]) > Completions[^1].Seq);

    private static long Newest(CompletionPack pack) => pack.Seqs[pack.Left - 1];

    /// <summary>Takes over what a snapshot keeps; null: nothing.</summary>
    public void Load(SagaSnapshot? snapshot, OpenSteps open)
    {
        Completions.Clear();
        Packs.Clear();
        Compensated.Clear();
        Failed.Clear();
        (Plan, Journal) = (snapshot?.Plan, null);
        if (snapshot is null)
        {
            return;
        }

        Completions.AddRange(snapshot.Completions);
        Packs.AddRange(snapshot.Packs ?? []);
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
