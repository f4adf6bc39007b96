namespace GenXai.Workflows.Contracts.Batches;

/// <summary>The input of <c>batch_look</c>.</summary>
/// <param name="Ids">The ids of the children that are thought to be at work.</param>
public sealed record BatchLookRequest(IReadOnlyList<string> Ids);
