using System.Globalization;
using GenXai.Hosting.Client;
using GenXai.Hosting.States;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Checkpoint;
using GenXai.Workflows.Contracts.Log.Run;
using GenXai.Workflows.Contracts.Log.State;

namespace GenXai.Hosting.Forks;

/// <summary>The points of a run that another can begin from: a fold of its log.</summary>
internal sealed class ForkPoints
{
    private const int MostListed = 20;
    private readonly List<CheckpointInfo> _checkpoints = [];
    private readonly Dictionary<int, long> _versions = [];
    private readonly StateFold _state = new();
    private RunForked? _origin;
    private int _epoch = 1;

    /// <summary>Every taking of a checkpoint, oldest first.</summary>
    public IReadOnlyList<CheckpointInfo> Checkpoints => _checkpoints;

    public void Apply(LogEntry entry)
    {
        _state.Apply(entry);
        switch (entry.Data)
        {
            case RunStarted started:
                _epoch = started.Epoch;
                _versions[0] = entry.Seq;
                break;
            case RunForked forked:
                _origin = forked;
                _versions.Clear();
                _versions[_state.Version] = entry.Seq;
                break;
            case StateChanged changed:
                _versions[changed.Version] = entry.Seq;
                break;
            case RunRestored restored:
                // The version that going back made is the state of the run that has gone back.
                _versions[_state.Version] = entry.Seq;
                _epoch = restored.Epoch;
                break;
            case RunRetried retried:
                _epoch = retried.Epoch;
                break;
            case CheckpointTaken taken:
                _checkpoints.Add(new CheckpointInfo(taken.Name, entry.Seq, entry.At, entry.Path, _state.Version, _epoch));
                break;
        }
    }

    /// <summary>The log entry that is meant, and the checkpoint if it is one.</summary>
    /// <exception cref="WorkflowClientException"><c>not_found</c>: there is no such point.</exception>
    public (long Seq, string? Checkpoint) Find(string runId, string from)
    {
        if (_checkpoints.LastOrDefault(point => string.Equals(point.Name, from, StringComparison.Ordinal)) is { } named)
        {
            return (named.Seq, named.Name);
        }

        if (from.StartsWith('@') && long.TryParse(from.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && _checkpoints.Find(point => point.Seq == number) is { } numbered)
        {
            return (numbered.Seq, numbered.Name);
        }

        return int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && _versions.TryGetValue(version, out var seq)
            ? (seq, null)
            : throw new WorkflowClientException(ErrorCodes.NotFound, Missing(runId, from));
    }

    private string Missing(string runId, string from)
    {
        var names = _checkpoints.Select(point => point.Name).Distinct(StringComparer.Ordinal).TakeLast(MostListed).ToList();
        var known = names.Count == 0 ? "it has taken no checkpoint" : $"its checkpoints are {string.Join(", ", names)}";
        var origin = _origin is null ? "" : $" (what came before it was forked is in run '{_origin.Source}')";
        var (first, last) = (_versions.Keys.Min(), _versions.Keys.Max());
        var versions = first == last ? FormattableString.Invariant($"its state has version {first} only") : FormattableString.Invariant($"its state has the versions {first} to {last}");
        return $"run '{runId}' has no checkpoint and no version '{from}': {known}, {versions}{origin}";
    }
}
