namespace GenXai.Cli.WorkflowTests.Model;

/// <summary>What came of a test; it passed when nothing failed.</summary>
/// <param name="Test">The test.</param>
/// <param name="Failures">The expectations that were not met.</param>
internal sealed record TestOutcome(WorkflowTest Test, IReadOnlyList<TestFailure> Failures)
{
    public bool Passed => Failures.Count == 0;
}
