using System.Text.Json;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Snapshots;

namespace GenXai.Workflows.Interpreter.Seeds;

/// <summary>
/// Numbers what a fork has from another log below 0, in its order: all of it comes before the fork's own entries.
/// </summary>
internal static class SeedSequence
{
    public static RunSnapshot Shift(RunSnapshot snapshot) => Shift(snapshot, snapshot.LastSeq + 1);

    private static RunSnapshot Shift(RunSnapshot snapshot, long by) => snapshot with
    {
        LastSeq = Of(snapshot.LastSeq, by),
        Nodes =
        [
            .. snapshot.Nodes.Select(node => node with
            {
                DecidedSeq = Of(node.DecidedSeq, by),
                StartedSeq = Of(node.StartedSeq, by),
                FinishedSeq = Of(node.FinishedSeq, by),
            }),
        ],
        Loops = [.. snapshot.Loops.Select(loop => loop with { EndedSeq = Of(loop.EndedSeq, by) })],
        Checkpoints = snapshot.Checkpoints is null ? null
            : [.. snapshot.Checkpoints.Select(point => point with { Seq = Of(point.Seq, by), Snapshot = Shift(point.Snapshot, by) })],
        Saga = snapshot.Saga is not { } saga ? null
            : saga with
            {
                Completions = [.. saga.Completions.Select(completion => completion with { Seq = Of(completion.Seq, by) })],
                Packs = saga.Packs is null ? null : [.. saga.Packs.Select(pack => pack with { Seqs = [.. pack.Seqs.Select(seq => Of(seq, by))] })],
            },
        Journal =
        [
            .. snapshot.Journal.Select(json =>
            {
                var entry = LogEntryJson.Read(json);
                return JsonElement.Parse(LogEntryJson.Serialize(entry with { Seq = Of(entry.Seq, by) }));
            }),
        ],
    };

    // Zero stands for never.
    private static long Of(long seq, long by) => seq == 0 ? 0 : seq - by;
}
