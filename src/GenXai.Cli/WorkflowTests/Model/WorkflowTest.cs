using GenXai.Workflows.Definitions;

namespace GenXai.Cli.WorkflowTests.Model;

/// <summary>One test of a <c>*.test.yaml</c> file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Location">Where it stands.</param>
internal abstract record WorkflowTest(string Name, SourceLocation Location);
