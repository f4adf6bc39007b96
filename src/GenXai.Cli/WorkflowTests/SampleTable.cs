using System.Globalization;
using GenXai.Cli.Rendering;
using GenXai.Cli.WorkflowTests.Model;
using GenXai.Workflows.Contracts;

namespace GenXai.Cli.WorkflowTests;

/// <summary>One line for each sample: how it runs with the offline model, and whether its tests pass.</summary>
internal sealed class SampleTable
{
    private readonly TextTable _table = new("SAMPLE", "WORKFLOW", "OFFLINE RUN", "STEPS", "MODEL CALLS", "TOOL CALLS", "TESTS");

    /// <summary>Adds a sample by the outcomes of its tests.</summary>
    /// <param name="file">Its test file.</param>
    /// <param name="outcomes">What came of its tests.</param>
    /// <returns>What is wrong with it as a sample; null: nothing.</returns>
    public string? Add(string file, IReadOnlyList<TestOutcome> outcomes)
    {
        var offline = outcomes.FirstOrDefault(outcome => IsOffline(outcome) && IsMain(outcome)) ?? outcomes.FirstOrDefault(IsOffline);
        var passed = outcomes.Count(outcome => outcome.Passed);
        _table.Add(
            NameOf(file),
            offline?.Result?.Workflow ?? "-",
            offline?.Result?.Status ?? "-",
            Text(offline?.Result?.Executed.Count),
            Text(offline?.Result?.Usage.ModelCalls),
            Text(offline?.Result?.Usage.ToolCalls),
            FormattableString.Invariant($"{passed} of {outcomes.Count}"));
        return offline is null
            ? "no test runs the sample without scripted models and tools and expects it to complete; add one, so that the sample is known to run from a clean checkout"
            : null;
    }

    public override string ToString() => _table.ToString();

    private static bool IsOffline(TestOutcome outcome) =>
        outcome.Test is RunTest { Script: { Model.Count: 0, Tools.Count: 0 }, Expect.Status: RunStatuses.Completed };

    // A sample may hold parts that are tested by themselves.
    private static bool IsMain(TestOutcome outcome) =>
        outcome.Test is RunTest { Path: { } path } && string.Equals(Path.GetFileName(path), "workflow.yaml", StringComparison.Ordinal);

    private static string NameOf(string file) => string.Equals(Path.GetFileName(file), "workflow.test.yaml", StringComparison.Ordinal) ? Path.GetDirectoryName(file)! : file;

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "-";
}
