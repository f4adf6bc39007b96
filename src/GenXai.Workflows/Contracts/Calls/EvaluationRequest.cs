namespace GenXai.Workflows.Contracts.Calls;

/// <summary>The input of the <c>evaluate</c> activity: expressions that need stored values, and values that are to be stored.</summary>
/// <param name="RootId">The root run, whose payloads are meant.</param>
/// <param name="Definition">The hash of the bundle.</param>
/// <param name="Workflow">The key of the workflow in the bundle.</param>
/// <param name="Node">The node whose output the results may become; null where they become none.</param>
/// <param name="Items">What to evaluate.</param>
public sealed record EvaluationRequest(
    string RootId, string Definition, string Workflow, string? Node, IReadOnlyList<EvaluationItem> Items);
