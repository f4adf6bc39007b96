using System.Text.Json;
using GenXai.Activities.Payloads;
using GenXai.Hosting.Budgets;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Client;
using GenXai.Hosting.Runs;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Run;
using GenXai.Workflows.Contracts.Log.State;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Interpreter.Seeds;
using GenXai.Workflows.Interpreter.State;
using GenXai.Workflows.Interpreter.Variables;

namespace GenXai.Hosting.Forks;

/// <summary>New runs from points of others, and failed runs that go on (docs/adr/0015).</summary>
internal sealed class RunForks(
    IOrchestrationClient client, RunReader reader, DefinitionCatalog catalog, IPayloadStore payloads, RunValues values, DailyBudgets daily)
{
    /// <summary>Every taking of a checkpoint, oldest first.</summary>
    public async Task<IReadOnlyList<CheckpointInfo>> CheckpointsAsync(string runId, CancellationToken cancellationToken)
    {
        var points = new ForkPoints();
        await foreach (var entry in reader.EntriesAsync(runId, 1, cancellationToken))
        {
            points.Apply(entry);
        }

        return points.Checkpoints;
    }

    /// <summary>Starts a run from a point of another.</summary>
    /// <returns>False when the id is in use.</returns>
    public async Task<bool> ForkAsync(OrchestrationState source, ForkRequest request, string id, CancellationToken cancellationToken)
    {
        var log = await LogAsync(source.Id, cancellationToken);
        var points = new ForkPoints();
        log.ForEach(points.Apply);
        if (log.Count == 0)
        {
            throw new WorkflowClientException(ErrorCodes.Conflict, $"run '{source.Id}' has not begun: there is nothing to fork yet");
        }

        var (seq, checkpoint) = points.Find(source.Id, request.From);
        var metadata = RunReader.Metadata(source);
        var (hash, key) = request.Program is { } program ? (program.Bundle.Hash, program.Main) : (metadata.Definition, metadata.WorkflowKey);
        if (request.Program is not null)
        {
            await catalog.AddAsync(request.Program, cancellationToken);
        }

        var target = reader.GraphOf(hash, key);
        var history = new RunHistory(reader.GraphOf(metadata.Definition, metadata.WorkflowKey), source.Id);
        log.RemoveAll(entry => entry.Seq > seq);
        log.ForEach(history.Apply);

        var budget = await daily.TermsAsync(target.Definition.Name, cancellationToken);
        var edits = Edits(request, history.Variables, target.Definition);
        if (await client.GetAsync(id, cancellationToken: cancellationToken) is not null)
        {
            return false;
        }

        // What the run refers to is the fork's too, also when the run is purged.
        await payloads.CopyAsync(source.RootId, id, cancellationToken);
        var input = request.Input is { } given
            ? await values.KeepInputAsync(target.Definition, id, given, cancellationToken)
            : (JsonElement?)null;
        edits = await KeepAsync(id, edits, cancellationToken);
        var run = new WorkflowRunInput
        {
            RunId = id,
            RootId = id,
            Definition = hash,
            WorkflowKey = key,
            Input = input ?? history.Input,
            Budget = budget,
            Seed = new RunSeed(source.Id, seq, checkpoint, Seed(history, target, input), edits, log[^1].At),
        };
        return await client.ScheduleAsync(RunRequest.Of(run, target.Definition.Name), cancellationToken);
    }

    /// <summary>Has a failed run go on from the nodes that failed or were cancelled.</summary>
    public async Task RetryAsync(OrchestrationState state, string? by, CancellationToken cancellationToken)
    {
        if (!string.Equals(state.Id, state.RootId, StringComparison.Ordinal))
        {
            throw new WorkflowClientException(ErrorCodes.Conflict, $"run '{state.Id}' is a sub-run; retry its root '{state.RootId}'");
        }

        var metadata = RunReader.Metadata(state);
        var history = new RunHistory(reader.GraphOf(metadata.Definition, metadata.WorkflowKey), state.Id);
        (await LogAsync(state.Id, cancellationToken)).ForEach(history.Apply);
        var result = history.Result;
        if (!state.IsEnded || result.Status != RunStatuses.Failed)
        {
            throw new WorkflowClientException(ErrorCodes.Conflict, $"run '{state.Id}' is {result.Status}; only a failed run can be retried");
        }

        if (history.IsUndone)
        {
            var left = result.CompensationFailed is { } failed ? $" (but for {string.Join(", ", failed)})" : "";
            throw new WorkflowClientException(
                ErrorCodes.Conflict,
                $"run '{state.Id}' has undone what it had completed{left}, so there is nothing that a retry could stand on; start it anew, or fork it");
        }

        if (!history.CanBeRetried)
        {
            throw new WorkflowClientException(
                ErrorCodes.Conflict,
                $"run '{state.Id}' failed ({result.Error?.Code}) and no node of it did, so there is nothing to try again; fork it from a checkpoint or a version, with what is to be changed");
        }

        var input = JsonSerializer.Deserialize(state.Input ?? "", ContractsJsonContext.Default.WorkflowRunInput)
            ?? throw new WorkflowClientException(ErrorCodes.StorageError, $"run '{state.Id}' has no input in the store");
        var next = input with { Snapshot = history.Snapshot(), Seed = null, Retry = new RunRetried(history.Epoch + 1, by) };
        if (!await client.RestartAsync(state.Id, JsonSerializer.Serialize(next, ContractsJsonContext.Default.WorkflowRunInput), cancellationToken))
        {
            throw new WorkflowClientException(ErrorCodes.Conflict, $"run '{state.Id}' is being retried already");
        }
    }

    private static Workflows.Contracts.Snapshots.RunSnapshot Seed(RunHistory history, WorkflowGraph target, JsonElement? input)
    {
        try
        {
            return history.Seed(target, input);
        }
        catch (SeedException exception)
        {
            throw new WorkflowClientException(ErrorCodes.Conflict, exception.Message);
        }
    }

    private static List<StateChange>? Edits(
        ForkRequest request, IReadOnlyDictionary<string, JsonElement> variables, WorkflowDefinition definition)
    {
        var after = new OrderedDictionary<string, JsonElement>(variables, StringComparer.Ordinal);
        var edits = new List<StateChange>();
        if (request.State is { } state)
        {
            if (state.ValueKind != JsonValueKind.Object)
            {
                throw new WorkflowClientException(ErrorCodes.InvalidInput, "the state to set must be an object: values by variable");
            }

            foreach (var variable in state.EnumerateObject())
            {
                edits.Add(new StateChange("set", variable.Name, Old(after, variable.Name), variable.Value));
                after[variable.Name] = variable.Value;
            }
        }

        foreach (var name in request.Remove)
        {
            if (Old(after, name) is not { } old)
            {
                throw new WorkflowClientException(ErrorCodes.InvalidInput, $"there is no state variable '{name}' to remove");
            }

            edits.Add(new StateChange("remove", name, old, null));
            after.Remove(name);
        }

        return StartCheck.Fault(definition, after) is { } fault
            ? throw new WorkflowClientException(ErrorCodes.InvalidInput, fault)
            : edits.Count == 0 ? null : edits;
    }

    private async Task<List<StateChange>?> KeepAsync(string id, List<StateChange>? edits, CancellationToken cancellationToken)
    {
        for (var i = 0; i < edits?.Count; i++)
        {
            if (edits[i].New is { } value)
            {
                edits[i] = edits[i] with { New = await values.KeepAnswerAsync(id, value, cancellationToken) };
            }
        }

        return edits;
    }

    private static JsonElement? Old(OrderedDictionary<string, JsonElement> variables, string name) =>
        variables.TryGetValue(name, out var old) ? old : null;

    private async Task<List<LogEntry>> LogAsync(string runId, CancellationToken cancellationToken) =>
        await reader.EntriesAsync(runId, 1, cancellationToken).ToListAsync(cancellationToken);
}
