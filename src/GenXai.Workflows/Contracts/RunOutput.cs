namespace GenXai.Workflows.Contracts;

/// <summary>The output of a run's orchestration: how it ended. The result is a fold of its log.</summary>
/// <param name="Status">completed, failed or terminated.</param>
/// <param name="Result">The whole result.</param>
public sealed record RunOutput(string Status, RunResult Result);
