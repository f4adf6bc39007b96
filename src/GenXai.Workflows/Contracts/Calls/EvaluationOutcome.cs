namespace GenXai.Workflows.Contracts.Calls;

/// <summary>The result of the <c>evaluate</c> activity.</summary>
/// <param name="Results">A result for each item, in order.</param>
public sealed record EvaluationOutcome(IReadOnlyList<EvaluationResult> Results);
