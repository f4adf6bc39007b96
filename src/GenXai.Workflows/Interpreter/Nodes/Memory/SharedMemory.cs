using System.Text;
using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Contracts.Memory;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Entities.Memory;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Interpreter.Execution.Calls;
using GenXai.Workflows.Json;
using GenXai.Workflows.Orchestration;

namespace GenXai.Workflows.Interpreter.Nodes.Memory;

/// <summary>The memory that the agents of a run share: which entities hold it, what is asked of them, what a prompt shows.</summary>
internal static class SharedMemory
{
    /// <summary>Calls a memory tool with the arguments that a model or a tool node gives.</summary>
    public static Task<ToolCallOutcome> CallAsync(StepScope scope, string tool, JsonElement arguments)
    {
        var fault = MemoryArguments.Read(tool, arguments, out var operation);
        return scope.CallMemoryAsync(tool, key => fault is null
            ? CallAsync(scope.Run, tool, Completed(scope.Run, operation, key))
            : Task.FromResult(Fail(fault)));
    }

    /// <summary>What a prompt shows of the memory, oldest first. Where the memory outlives runs, its entities are asked.</summary>
    public static async Task<Func<IReadOnlyList<MemoryItem>>> RecallAsync(StepScope scope)
    {
        var run = scope.Run;
        if (!run.Definition.Memory.Shared)
        {
            return static () => [];
        }

        if (run.Definition.Memory.IsOfRun)
        {
            return () => [.. MemoryFold.At(run.State, run.Context.CurrentUtcTime).Select(pair => new MemoryItem(pair.Key, pair.Value))];
        }

        var noted = await scope.NoteAsync(async () =>
        {
            var all = new MemoryOperation { TopK = run.Definition.Memory.MaxItems };
            var answer = await SearchAsync(run, all);
            return JsonSerializer.SerializeToElement(answer, MemoryJsonContext.Default.MemoryAnswer);
        });
        List<MemoryItem> items =
        [
            .. noted.Deserialize(MemoryJsonContext.Default.MemoryAnswer)!.Items.Reverse()
                .Select(hit => new MemoryItem(hit.Key, IsNotice(hit, run) ? run.State.Memory[hit.Key] : hit.Value)),
        ];
        return () => items;
    }

    /// <summary>Puts a reply under the agent's id where the memory outlives runs; in a run the log says it already.</summary>
    public static void Tell(RunServices run, string agent, ModelCallOutcome outcome, string key)
    {
        if (run.Definition.Memory is not { Shared: true, IsOfRun: false }
            || outcome is not { IsAnswer: true, Reply: { } reply })
        {
            return;
        }

        // A stored value is its run's own: others are told that there is one, and where.
        var value = PayloadValues.Occurs(reply) ? JsonValues.FromString(Notice(agent, run)) : reply;
        var write = Completed(run, new MemoryOperation { Key = agent, Value = value }, key);
        run.Context.SignalEntity(EntityOf(run, agent), MemoryOperations.Write, Write(write));
    }

    private static string Notice(string agent, RunServices run) =>
        $"(too large for shared memory; it is the reply of '{agent}' in run {run.Input.RunId})";

    private static bool IsNotice(MemoryHit hit, RunServices run) => run.State.Memory.ContainsKey(hit.Key)
        && hit.Value.ValueKind == JsonValueKind.String && hit.Value.ValueEquals(Notice(hit.Key, run));

    private static MemoryOperation Completed(RunServices run, MemoryOperation operation, string key)
    {
        var memory = run.Definition.Memory;
        var shards = memory.IsOfRun ? 1 : memory.Shards;
        var known = memory.IsOfRun && operation.Key is { } name ? Known(run, name) : null;
        return operation with
        {
            Id = key,
            TtlSeconds = operation.TtlSeconds ?? memory.TtlSeconds,
            Known = known is { } value && !PayloadValues.Occurs(value) ? value : null,
            MaxItems = (memory.MaxItems + shards - 1) / shards,
            MaxBytes = (memory.MaxBytes + shards - 1) / shards,
        };
    }

    private static JsonElement? Known(RunServices run, string key) => run.State.Memory.TryGetValue(key, out var value)
        && (!run.State.MemoryEnds.TryGetValue(key, out var until) || until > run.Context.CurrentUtcTime) ? value : null;

    private static async Task<ToolCallOutcome> CallAsync(RunServices run, string tool, MemoryOperation operation)
    {
        if (string.Equals(tool, MemoryTools.Search, StringComparison.Ordinal))
        {
            return operation.Query is { Length: > 0 } query
                ? await FindAsync(run, query, operation)
                : Of(MemoryResults.Found((await SearchAsync(run, operation)).Items));
        }

        var isWrite = string.Equals(tool, MemoryTools.Write, StringComparison.Ordinal);
        var name = isWrite ? MemoryOperations.Write : MemoryOperations.Read;
        var result = await run.Gate.CallEntityAsync(EntityOf(run, operation.Key!), name, Write(operation));
        if (result.Failed)
        {
            return Fail($"{result.Failure!.Type}: {result.Failure.Message}");
        }

        var answer = Answer(result);
        if (isWrite)
        {
            return Of(MemoryResults.Written(operation, answer));
        }

        var known = run.Definition.Memory.IsOfRun ? Known(run, operation.Key!) : null;
        return Of(MemoryResults.Read(operation.Key!, answer, known));
    }

    // Meaning is what an embedding sees, so an activity compares; what it found stands in the log.
    private static async Task<ToolCallOutcome> FindAsync(RunServices run, string query, MemoryOperation operation)
    {
        var all = await SearchAsync(run, operation with { Query = null, TopK = run.Definition.Memory.MaxItems });
        if (all.Items.Count == 0)
        {
            return Of(MemoryResults.Found([]));
        }

        try
        {
            var topK = operation.TopK ?? MemorySearch.DefaultTopK;
            var results = await Evaluation.CallAsync(run, null, [new EvaluationItem { Query = query, Items = all.Items, TopK = topK }]);
            return results[0] is { Error: null, Value: { } found } ? Of(found) : Fail(results[0].Error ?? "the search gave nothing");
        }
        catch (TemplateRenderException exception)
        {
            return Fail(exception.Message);
        }
    }

    private static async Task<MemoryAnswer> SearchAsync(RunServices run, MemoryOperation operation)
    {
        var memory = run.Definition.Memory;
        var hits = new List<MemoryHit>();
        var input = Write(operation with { Id = null, Known = null });
        var answers = Enumerable.Range(0, memory.IsOfRun ? 1 : memory.Shards)
            .Select(shard => run.Gate.CallEntityAsync(EntityOf(run, shard), MemoryOperations.Search, input))
            .ToList();
        foreach (var result in await Task.WhenAll(answers))
        {
            hits.AddRange(result.Failed
                ? throw new InvalidOperationException($"shared memory: {result.Failure!.Type}: {result.Failure.Message}")
                : Answer(result).Items);
        }

        if (memory.IsOfRun)
        {
            // Agents' replies are in the run's log alone.
            var found = hits.Select(hit => hit.Key).ToHashSet(StringComparer.Ordinal);
            var now = run.Context.CurrentUtcTime;
            var rest = MemoryFold.At(run.State, now)
                .Where(pair => !found.Contains(pair.Key) && !PayloadValues.Occurs(pair.Value))
                .Select(pair => new MemoryCell(pair.Key, pair.Value, 0, run.State.StartedAt));
            hits.AddRange(MemorySearch.Find(rest, operation));
        }

        return new MemoryAnswer { Items = MemorySearch.Best(hits, operation.TopK ?? MemorySearch.DefaultTopK) };
    }

    private static EntityId EntityOf(RunServices run, string key) =>
        EntityOf(run, run.Definition.Memory.IsOfRun ? 0 : (int)(Hash(key) % (uint)run.Definition.Memory.Shards));

    private static EntityId EntityOf(RunServices run, int shard) =>
        MemoryScopes.Entity(run.Definition.Memory.Scope, run.Definition.Name, run.Input.RunId, shard);

    // FNV-1a: .NET's own hashes differ from process to process.
    private static uint Hash(string key)
    {
        var hash = 2166136261;
        foreach (var value in Encoding.UTF8.GetBytes(key))
        {
            hash = (hash ^ value) * 16777619;
        }

        return hash;
    }

    private static string Write(MemoryOperation operation) =>
        JsonSerializer.Serialize(operation, MemoryJsonContext.Default.MemoryOperation);

    private static MemoryAnswer Answer(CallResult result) =>
        JsonSerializer.Deserialize(result.Value!, MemoryJsonContext.Default.MemoryAnswer)!;

    private static ToolCallOutcome Of(JsonElement result) => new() { Result = result };

    private static ToolCallOutcome Fail(string message) => new() { Failure = new CallFailure(ErrorCodes.ToolFailed, message, Transient: false) };
}
