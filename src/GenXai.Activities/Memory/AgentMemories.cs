using System.Collections.Concurrent;
using System.Data.Common;
using GenXai.Activities.Agents;
using GenXai.Activities.Json;
using GenXai.Activities.Memory.Kinds;
using GenXai.Activities.Memory.Records;
using GenXai.Activities.Models;
using GenXai.Activities.Models.Embeddings;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Definitions;
using Microsoft.Extensions.VectorData;

namespace GenXai.Activities.Memory;

/// <summary>
/// The memories of agents. A model call reads them for its prompt and leaves what it gave, inside the one activity:
/// ids and uses follow from the call's key, so that a call that is repeated leaves the same as one that is not.
/// </summary>
#pragma warning disable CA1001 // The semaphore lives as long as the host's activities and never makes a wait handle.
internal sealed class AgentMemories(VectorStoreCollection<string, MemoryRecord> store, Lazy<IEmbeddingModel> embedding, TimeProvider time)
#pragma warning restore CA1001
{
    private static readonly IMemoryKind[] Kinds =
        [new ShortTermMemory(), new LongTermMemory(), new EpisodicMemory(), new SemanticMemory(), new ProceduralMemory()];

    private readonly MemoryReader _reader = new(store);
    private readonly MemoryEviction _eviction = new(store);
    private readonly SemaphoreSlim _writes = new(1, 1);
    private long _lastTicks;

    /// <summary>Begins a turn; null where the agent has no memory of its own.</summary>
    /// <exception cref="ModelException">The task could not be embedded.</exception>
    public async Task<MemoryTurn?> BeginAsync(
        ModelCallRequest request, WorkflowDefinition workflow, AgentDefinition agent, PromptParts parts, CancellationToken cancellationToken)
    {
        if (AgentMemoryKinds.Of(workflow, agent) is not { } kind)
        {
            return null;
        }

        var input = parts.Input is { } given && JsonText.PrintPlain(given) is { Length: > 0 } text and not "{}" ? text : null;
        var task = TurnText.Short(input is null ? parts.Task : $"{parts.Task} {input}".Trim());
        var vectors = await embedding.Value.EmbedAsync([task], new EmbeddingCall(request.Origin.Key), cancellationToken);
        return new MemoryTurn
        {
            Owner = $"{workflow.Name}/{agent.Id}",
            Kind = kind,
            Settings = agent.Memory ?? new AgentMemoryDefinition(),
            Request = request,
            Task = task,
            Vector = vectors.Vectors[0],
            Model = vectors.Model,
            Now = Now(),
        };
    }

    /// <summary>What the prompt shows.</summary>
    public async Task<IReadOnlyList<string>> RecallAsync(MemoryTurn turn, CancellationToken cancellationToken)
    {
        var recalled = await KindOf(turn).RecallAsync(_reader, turn, cancellationToken);
        await OneAtATimeAsync(() => UseAsync(turn, recalled.Used, cancellationToken), cancellationToken);
        return recalled.Lines;
    }

    /// <summary>Keeps what the turn gave, when it is over. What cannot be kept is noted: a reply is not lost for it.</summary>
    public async Task EndAsync(MemoryTurn turn, ModelCallOutcome outcome, ConcurrentQueue<string> notes, CancellationToken cancellationToken)
    {
        // A turn ends with an answer, or with the failure of a call that was made.
        if (turn.Request.Summarise
            || !(outcome.IsAnswer || outcome.Failure is { Code: not (ErrorCodes.RateLimited or ErrorCodes.TemplateError or ErrorCodes.BudgetExceeded) }))
        {
            return;
        }

        var text = outcome.Failure?.Message ?? (outcome.Reply is { } reply ? JsonText.PrintPlain(reply) : outcome.Text ?? "");
        var spent = Math.Max(0, (time.GetUtcNow() - turn.Now).TotalMilliseconds);
        var end = new TurnEnd(outcome.Failure is null, text, outcome.Reply, turn.Request.ElapsedMs + spent);
        try
        {
            await OneAtATimeAsync(
                async () => await KeepAsync(turn, await KindOf(turn).RecordAsync(_reader, turn, end, cancellationToken), cancellationToken),
                cancellationToken);
        }
        catch (Exception exception) when (exception is ModelException or DbException or IOException or VectorStoreException)
        {
            notes.Enqueue($"the memory of '{turn.Owner}' was not written: {exception.Message}");
        }
    }

    private async Task UseAsync(MemoryTurn turn, IReadOnlyList<MemoryRecord> recalled, CancellationToken cancellationToken)
    {
        var used = new List<MemoryRecord>();
        foreach (var record in recalled)
        {
            // As it stands now: it may have been changed or moved since it was recalled.
            if (await _reader.FindAsync(record.Id, cancellationToken) is { } current && MemoryUse.IsNew(current, turn))
            {
                used.Add(MemoryUse.Recalled(current, turn));
            }
        }

        await store.UpsertAsync(used, cancellationToken);
    }

    // Memories are read, changed and written: one change at a time in this process.
    private async Task OneAtATimeAsync(Func<Task> change, CancellationToken cancellationToken)
    {
        await _writes.WaitAsync(cancellationToken);
        try
        {
            await change();
        }
        finally
        {
            _writes.Release();
        }
    }

    private async Task KeepAsync(MemoryTurn turn, IReadOnlyList<MemoryRecord> records, CancellationToken cancellationToken)
    {
        if (records.Count == 0)
        {
            return;
        }

        var vectors = await embedding.Value.EmbedAsync(
            [.. records.Select(static record => record.Text)], new EmbeddingCall($"{turn.Key}-memory"), cancellationToken);
        await store.UpsertAsync(
            records.Select((record, index) => record with { Vector = vectors.Vectors[index], Model = vectors.Model }), cancellationToken);
        await _eviction.MakeRoomAsync(turn.Owner, records[0].Kind, turn.Settings, records.Select(static record => record.Id).ToHashSet(StringComparer.Ordinal), cancellationToken);
    }

    // No two turns have one time: which is newer must be known where time stands still too.
    private DateTimeOffset Now()
    {
        while (true)
        {
            var last = Interlocked.Read(ref _lastTicks);
            var ticks = Math.Max(time.GetUtcNow().UtcTicks, last + 1);
            if (Interlocked.CompareExchange(ref _lastTicks, ticks, last) == last)
            {
                return new DateTimeOffset(ticks, TimeSpan.Zero);
            }
        }
    }

    private static IMemoryKind KindOf(MemoryTurn turn) =>
        Kinds.First(kind => string.Equals(kind.Name, turn.Kind, StringComparison.Ordinal));
}
