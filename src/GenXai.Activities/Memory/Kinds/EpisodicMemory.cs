using System.Globalization;
using GenXai.Activities.Memory.Records;
using GenXai.Workflows.Definitions;

namespace GenXai.Activities.Memory.Kinds;

/// <summary>What the agent did, with which actions, and how that went; similar episodes are recalled.</summary>
internal sealed class EpisodicMemory : IMemoryKind
{
    public string Name => AgentMemoryKinds.Episodic;

    public async Task<RecalledMemories> RecallAsync(MemoryReader reader, MemoryTurn turn, CancellationToken cancellationToken)
    {
        var found = await reader.SearchAsync(turn, Name, turn.Settings.TopK, cancellationToken);
        return new RecalledMemories([.. found.Select(static hit => hit.Record.Text)], [.. found.Select(static hit => hit.Record)]);
    }

    public Task<IReadOnlyList<MemoryRecord>> RecordAsync(MemoryReader reader, MemoryTurn turn, TurnEnd end, CancellationToken cancellationToken)
    {
        var episode = new Episode(turn.Task, turn.Actions, end.Text, end.DurationMs, end.Success);
        return Task.FromResult<IReadOnlyList<MemoryRecord>>(
            [turn.New(Name, MemoryIds.Of(turn.Owner, Name, turn.Key), Text(episode), episode)]);
    }

    private static string Text(Episode episode)
    {
        var actions = episode.Actions.Count == 0 ? "" : $" with {string.Join(", ", episode.Actions)}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"asked \"{TurnText.Short(episode.Task)}\" you {(episode.Success ? "succeeded" : "failed")}{actions} in {episode.DurationMs / 1000:0.0} s: {TurnText.Short(episode.Outcome)}");
    }
}
