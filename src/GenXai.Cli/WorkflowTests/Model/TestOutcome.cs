using GenXai.Workflows.Contracts;

namespace GenXai.Cli.WorkflowTests.Model;

/// <summary>What came of a test; it passed when nothing failed.</summary>
/// <param name="Test">The test.</param>
/// <param name="Failures">The expectations that were not met.</param>
internal sealed record TestOutcome(WorkflowTest Test, IReadOnlyList<TestFailure> Failures)
{
    /// <summary>What came of the run; null where none was made.</summary>
    public RunResult? Result { get; init; }

    public bool Passed => Failures.Count == 0;
}
