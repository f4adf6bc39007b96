namespace GenXai.Workflows.Contracts.Log.State;

/// <summary><c>state.changed</c>: State variables changed.</summary>
/// <param name="Version">The state's new version, from 1.</param>
/// <param name="Changes">The changes in order.</param>
public sealed record StateChanged(int Version, IReadOnlyList<StateChange> Changes) : LogData;
