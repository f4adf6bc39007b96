namespace GenXai.Cli.WorkflowTests.Model;

/// <summary>One expectation that was not met.</summary>
/// <param name="What">What was looked at, such as <c>output</c> or <c>calls.writer</c>.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Actual">What was found.</param>
internal sealed record TestFailure(string What, string Expected, string Actual);
