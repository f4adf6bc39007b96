using GenXai.Workflows.Contracts.Log.Child;

namespace GenXai.Workflows.Contracts.Snapshots;

/// <summary>A sub-run that a step will start goes on from an earlier one.</summary>
/// <param name="Path">The path of the step.</param>
/// <param name="Step">Which step of the node's work, from 1.</param>
/// <param name="Origin">The earlier sub-run.</param>
public sealed record OriginSnapshot(string Path, int Step, ChildOrigin Origin);
