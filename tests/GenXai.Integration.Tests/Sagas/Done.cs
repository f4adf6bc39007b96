namespace GenXai.Integration.Tests.Sagas;

/// <summary>What a run has completed, by its log.</summary>
/// <param name="Path">The node, element or pass.</param>
/// <param name="Pass">The node's pass.</param>
/// <param name="Seq">The entry that says so.</param>
/// <param name="ChildId">The sub-run that undoes itself; null: the node says how it is undone.</param>
internal sealed record Done(string Path, int? Pass, long Seq, string? ChildId);
