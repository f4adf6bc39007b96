using System.Text.Json;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Run;
using GenXai.Workflows.Contracts.Log.State;
using GenXai.Workflows.Contracts.Payloads;

namespace GenXai.Hosting.States;

/// <summary>The state variables of runs and all their versions, folded from the event logs: the one source of both programs.</summary>
public sealed class StateHistory
{
    private readonly IWorkflowClient _runs;

    /// <summary>Makes a reader.</summary>
    /// <param name="runs">The runs.</param>
    public StateHistory(IWorkflowClient runs) => _runs = runs;

    /// <summary>The state at a version.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="version">The version, from 0; null: the newest.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="WorkflowClientException">
    /// <c>run_not_found</c>; <c>not_found</c>: there is no such version, or it belongs to the run that this one was forked from.
    /// </exception>
    public async Task<StateVersion> GetAsync(string runId, int? version = null, CancellationToken cancellationToken = default)
    {
        var fold = new StateFold();
        RunForked? origin = null;
        await foreach (var entry in _runs.EventsAsync(runId, cancellationToken: cancellationToken))
        {
            if (version is { } wanted && fold.Version >= wanted && (origin is not null || entry.Data is StateChanged))
            {
                break;
            }

            origin = entry.Data as RunForked ?? origin;
            fold.Apply(entry);
        }

        if (version is { } asked && asked != fold.Version)
        {
            throw NoSuchVersion(runId, asked, fold.Version, origin);
        }

        var variables = new OrderedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in fold.Variables)
        {
            variables[name] = await ResolveAsync(runId, value, cancellationToken) ?? value;
        }

        return new StateVersion(runId, fold.Version, variables);
    }

    /// <summary>Every version, oldest first.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="WorkflowClientException"><c>run_not_found</c>.</exception>
    public async Task<IReadOnlyList<StateStep>> ListAsync(string runId, CancellationToken cancellationToken = default)
    {
        var steps = new List<StateStep>();
        await foreach (var entry in _runs.EventsAsync(runId, cancellationToken: cancellationToken))
        {
            if (Step(entry) is { } step)
            {
                steps.Add(step with { Changes = await ResolveAsync(runId, step.Changes, cancellationToken) });
            }
        }

        return steps;
    }

    /// <summary>What differs between two versions.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="from">The one version.</param>
    /// <param name="to">The other version; it may be the older one.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>One change for each variable that differs, ordinally sorted by name.</returns>
    /// <exception cref="WorkflowClientException">As <see cref="GetAsync"/>.</exception>
    public async Task<IReadOnlyList<StateChange>> DiffAsync(
        string runId, int from, int to, CancellationToken cancellationToken = default)
    {
        var before = (await GetAsync(runId, from, cancellationToken)).Variables;
        var after = (await GetAsync(runId, to, cancellationToken)).Variables;
        var changes = new List<StateChange>();
        foreach (var name in before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var old = before.TryGetValue(name, out var known) ? known : (JsonElement?)null;
            if (!after.TryGetValue(name, out var value))
            {
                changes.Add(new StateChange("remove", name, old, null));
            }
            else if (old is not { } same || !JsonElement.DeepEquals(same, value))
            {
                changes.Add(new StateChange("set", name, old, value));
            }
        }

        return changes;
    }

    private async Task<IReadOnlyList<StateChange>> ResolveAsync(string runId, IReadOnlyList<StateChange> changes, CancellationToken cancellationToken)
    {
        var resolved = new List<StateChange>(changes.Count);
        foreach (var change in changes)
        {
            resolved.Add(change with
            {
                Old = await ResolveAsync(runId, change.Old, cancellationToken),
                New = await ResolveAsync(runId, change.New, cancellationToken),
                Written = await ResolveAsync(runId, change.Written, cancellationToken),
            });
        }

        return resolved;
    }

    // Large values stand in the payload store; users see them whole.
    private async Task<JsonElement?> ResolveAsync(string runId, JsonElement? value, CancellationToken cancellationToken) =>
        value is { } known && PayloadValues.Occurs(known) ? await _runs.ResolveAsync(runId, known, cancellationToken) : value;

    private static StateStep? Step(LogEntry entry) => entry.Data switch
    {
        StateChanged changed => new StateStep(changed.Version, entry.Seq, entry.At, entry.Path, changed.Changes),
        RunForked { Seed: { StateVersion: > 0 } seed } => new StateStep(seed.StateVersion, entry.Seq, entry.At, null, []),
        _ => null,
    };

    private static WorkflowClientException NoSuchVersion(string runId, int version, int newest, RunForked? origin) => new(
        ErrorCodes.NotFound,
        origin is not null && version < origin.Seed.StateVersion
            ? FormattableString.Invariant($"run '{runId}' was forked at version {origin.Seed.StateVersion} of run '{origin.Source}': look there for version {version}")
            : FormattableString.Invariant($"the state of run '{runId}' has no version {version} yet; the newest is {newest}"));
}
