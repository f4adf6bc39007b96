using GenXai.Cli.Infrastructure;
using GenXai.Cli.WorkflowTests.Model;
using GenXai.Cli.WorkflowTests.Reading;
using GenXai.Cli.WorkflowTests.Running;
using GenXai.Hosting.Catalog;

namespace GenXai.Cli.WorkflowTests;

/// <summary>Runs all tests of some files and reports what failed.</summary>
internal sealed class TestRun
{
    private readonly CliContext _context;
    private readonly SampleTable? _samples;
    private int _passed;
    private int _failed;

    public TestRun(CliContext context, SampleTable? samples = null)
    {
        _context = context;
        _samples = samples;
    }

    /// <summary>Runs the tests of all files.</summary>
    /// <returns>How many failed; a file that cannot be read counts as one.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        var definitions = new DiskDefinitionFiles(_context.WorkingDirectory);
        foreach (var file in files.Select(path => WorkflowTestReader.Read(path, definitions)))
        {
            if (file.Faults.Count > 0)
            {
                _failed++;
                await _context.Out.WriteLineAsync($"FAIL {file.Path}: the test file has faults\n{Indented(string.Join('\n', file.Faults))}");
                continue;
            }

            var outcomes = await RunAsync(file, new RunTestRunner(definitions, _context.Tools, _context.HostTools), cancellationToken);
            foreach (var outcome in outcomes)
            {
                await ReportAsync(file, outcome);
            }

            if (_samples?.Add(file.Path, outcomes) is { } fault)
            {
                _failed++;
                await _context.Out.WriteLineAsync($"FAIL {file.Path}: {fault}");
            }
        }

        if (_samples is not null)
        {
            await _context.Out.WriteAsync(_samples.ToString());
        }

        await _context.Out.WriteLineAsync(FormattableString.Invariant($"{_passed} passed, {_failed} failed"));
        return _failed;
    }

    // Tests share nothing, so as many run at once as there are processors; they are reported in file order.
    private static async Task<TestOutcome[]> RunAsync(
        WorkflowTestFile file, RunTestRunner runner, CancellationToken cancellationToken)
    {
        var outcomes = new TestOutcome[file.Tests.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, outcomes.Length, options, async (index, token) =>
            outcomes[index] = file.Tests[index] switch
            {
                ExpressionTest test => new TestOutcome(test, ExpressionTestRunner.Run(test)),
                RunTest test => await runner.OutcomeAsync(test, token),
                var other => throw new InvalidOperationException($"a test of the unknown kind {other.GetType().Name}"),
            });
        return outcomes;
    }

    private async Task ReportAsync(WorkflowTestFile file, TestOutcome outcome)
    {
        if (outcome.Passed)
        {
            _passed++;
            return;
        }

        _failed++;
        await _context.Out.WriteLineAsync(FormattableString.Invariant(
            $"FAIL {file.Path}:{outcome.Test.Location.Line}: {outcome.Test.Name}"));
        foreach (var failure in outcome.Failures)
        {
            await _context.Out.WriteLineAsync(
                $"  {failure.What}\n    expected: {Indented(failure.Expected).TrimStart()}\n    actual:   {Indented(failure.Actual).TrimStart()}");
        }
    }

    private static string Indented(string text) => "      " + text.ReplaceLineEndings("\n      ");
}
