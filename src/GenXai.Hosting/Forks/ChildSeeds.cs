using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log.Child;
using GenXai.Workflows.Contracts.Log.Compensation;
using GenXai.Workflows.Contracts.Snapshots;
using GenXai.Workflows.Interpreter.Seeds;
using GenXai.Workflows.Interpreter.State;

namespace GenXai.Hosting.Forks;

/// <summary>
/// Has a sub-run go on where an earlier one stood, after a retry, a fork or on the way back: it is a fork of that one
/// (docs/adr/0024). Where there is nothing to go on from, it starts anew.
/// </summary>
internal sealed class ChildSeeds(IOrchestrationClient client, RunReader reader)
{
    /// <summary>The sub-run's input with what the earlier one had done.</summary>
    public async Task<WorkflowRunInput> SeedAsync(WorkflowRunInput input, ChildOrigin origin, CancellationToken cancellationToken)
    {
        // A fork's source may have been purged meanwhile, and another definition may know another workflow by the name.
        if (await client.GetAsync(origin.ChildId, cancellationToken: cancellationToken) is not { } source
            || RunReader.Metadata(source) is not { } metadata
            || !string.Equals(metadata.WorkflowKey, input.WorkflowKey, StringComparison.Ordinal))
        {
            return input;
        }

        var history = new RunHistory(reader.GraphOf(metadata.Definition, metadata.WorkflowKey), source.Id);
        var at = default(DateTimeOffset);
        var isUndone = false;
        await foreach (var entry in reader.EntriesAsync(source.Id, 1, cancellationToken))
        {
            isUndone |= entry.Data is CompensationPlanned;
            if (entry.At <= (origin.Until ?? DateTimeOffset.MaxValue))
            {
                history.Apply(entry);
                at = entry.At;
            }
        }

        // Without a failed node there is nothing to try again: it would fail as it did. What has been undone is to be done anew.
        var isFailed = string.Equals(history.Result.Status, RunStatuses.Failed, StringComparison.Ordinal);
        if (!history.HasBegun || isUndone || (isFailed && !history.CanBeRetried))
        {
            return input;
        }

        return Seed(history, input, string.Equals(source.RootId, input.RootId, StringComparison.Ordinal)) is { } snapshot
            ? input with { Input = history.Input, Seed = new RunSeed(source.Id, history.LastSeq, null, snapshot, null, at) }
            : input;
    }

    private RunSnapshot? Seed(RunHistory history, WorkflowRunInput input, bool takesItsPlace)
    {
        try
        {
            return history.Seed(reader.GraphOf(input.Definition, input.WorkflowKey), takesItsPlace: takesItsPlace);
        }
        catch (SeedException)
        {
            // The sub-workflow of the fork's definition is another: what was done does not fit it.
            return null;
        }
    }
}
