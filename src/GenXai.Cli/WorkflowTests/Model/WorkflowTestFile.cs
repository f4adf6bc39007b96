using GenXai.Workflows.Validation;

namespace GenXai.Cli.WorkflowTests.Model;

/// <summary>A file of workflow tests. With faults none of it is run.</summary>
/// <param name="Path">The file, as the user named it.</param>
/// <param name="Tests">Its tests, in file order.</param>
/// <param name="Faults">What is wrong with the file itself.</param>
internal sealed record WorkflowTestFile(
    string Path, IReadOnlyList<WorkflowTest> Tests, IReadOnlyList<Diagnostic> Faults);
