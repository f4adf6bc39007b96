using GenXai.Activities.Tools;
using GenXai.Cli.WorkflowTests.Checks;
using GenXai.Cli.WorkflowTests.Model;
using GenXai.Cli.WorkflowTests.Running;
using GenXai.Integration.Tests.Replay;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Interpreter.Execution.Generations;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.Facts;

/// <summary>Every case holds; and it holds too when the run is rebuilt at every step or continues as new at every wait.</summary>
public sealed class WorkflowFactTests
{
    public static TheoryData<string, string> Expressions => WorkflowFacts.Of<ExpressionTest>();

    public static TheoryData<string, string> Runs => WorkflowFacts.Of<RunTest>();

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Expression_OfTheFile_GivesWhatIsExpected(string file, string name) =>
        Show(ExpressionTestRunner.Run((ExpressionTest)WorkflowFacts.Find(file, name))).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Run_OfTheFile_MeetsItsExpectations(string file, string name)
    {
        var test = (RunTest)WorkflowFacts.Find(file, name);

        var failures = await new RunTestRunner(WorkflowFacts.Files, new ToolOptions(), HostTools.BuiltIn).RunAsync(test, TestContext.Current.CancellationToken);

        Show(failures).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Run_RebuiltOrContinuedAnywhere_MeetsTheSameExpectations(string file, string name)
    {
        var test = (RunTest)WorkflowFacts.Find(file, name);
        if (test.Expect.IsInvalid)
        {
            return;
        }

        foreach (var options in (BenchOptions[])[
            BenchOptions.Undisturbed,
            new BenchOptions { ReplayAlways = true },
            BenchOptions.OfEvents(1),
            BenchOptions.OfEvents(3),
            BenchOptions.OfEvents(7),
            new BenchOptions { InlineBytes = 4, ReplayAlways = true },
            BenchOptions.OfEvents(3) with { InlineBytes = 4, NotedPaths = 0 }])
        {
            var run = await RunBench.RunAsync(test, WorkflowFacts.Files, options);

            Show([.. RunChecks.Of(Comparable(test, options), run.Result), .. CallChecks.Of(Comparable(test, options), run.Calls)])
                .ShouldBeEmpty(options.ToString());
            string.Join("\n\n", ReplayFaults.Of(run, options.Limits)).ShouldBeEmpty(options.ToString());
        }
    }

    // A generation ends when its calls have: calls that would overlap then come one after another, and what starts
    // together may finish, and go on, in another order.
    // So what was at work beside a failure may not have begun.
    private static RunExpectation Comparable(RunTest test, BenchOptions options) =>
        options.Limits.MaxEvents == HistoryLimits.Default.MaxEvents ? test.Expect
        : test.Expect.Nodes.Any(node => node.Value == RunStatuses.Failed) && test.Expect.Nodes.Count > 2
            ? new RunExpectation { Status = test.Expect.Status, Error = test.Expect.Error }
        : test.Expect.MaxParallel > 1 ? test.Expect with { Executed = null }
        : test.Expect;

    private static string Show(IEnumerable<TestFailure> failures) =>
        string.Join('\n', failures.Select(failure => $"{failure.What}\n  expected: {failure.Expected}\n  actual:   {failure.Actual}"));
}
