using System.Text.Json;
using GenXai.Cli.WorkflowTests.Checks;
using GenXai.Cli.WorkflowTests.Model;
using GenXai.Integration.Tests.Facts;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log.Calls;
using GenXai.Workflows.Contracts.Log.Node;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.Flows;

/// <summary>Each pattern when its host dies, and when two runs of it are under way: what the facts say holds for each.</summary>
public sealed class FlowRunTests
{
    private static readonly int Step = Repository.IsFull ? 1 : 5;

    /// <summary>A run of each pattern that comes to its end.</summary>
    public static TheoryData<string, string> Patterns => new()
    {
        { "flow-members.test.yaml", "round_robin hands each reply to the next" },
        { "flow-members.test.yaml", "parallel gives all the same" },
        { "flow-members.test.yaml", "a router chooses by its reply" },
        { "flow-members.test.yaml", "a selector chooses who acts next until it is done" },
        { "flow-members.test.yaml", "votes are asked for, weighed and need a share" },
        { "flow-work.test.yaml", "a draft is written anew until the critic accepts" },
        { "flow-work.test.yaml", "a coordinator gives each worker its own part" },
        { "flow-work.test.yaml", "tasks go to those that can do them, after those that they need" },
        { "flow-work.test.yaml", "a list is cut, mapped and reduced in a tree" },
        { "flow-work.test.yaml", "coordinator, delegator, workers, aggregator" },
    };

    [Theory]
    [MemberData(nameof(Patterns))]
    public async Task Host_ThatDiesAtAnyCommit_IsFollowedByOneThatGoesOn(string file, string name)
    {
        var test = (RunTest)WorkflowFacts.Find(file, name);
        var calm = await RunBench.RunAsync(test, WorkflowFacts.Files, BenchOptions.Undisturbed);
        var steps = calm.Instances.Sum(instance => instance.Generations.Sum(generation => generation.Steps.Count));

        for (var commit = 1; commit <= steps; commit += Step)
        {
            var run = await RunBench.RunAsync(test, WorkflowFacts.Files, BenchOptions.Undisturbed with { KillAfterCommit = commit });

            Faults(test, run.Result).ShouldBeEmpty($"commit {commit}");
            Keys(run).ShouldBe(Keys(calm), $"commit {commit}: each call ended once, under its own key");
        }
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public async Task TwoRuns_AtOnce_AreAsIfEachWereAlone(string file, string name)
    {
        var test = (RunTest)WorkflowFacts.Find(file, name);
        await using var bench = await LiveBench.OpenAsync(test, WorkflowFacts.Files, BenchOptions.Undisturbed);

        await bench.Client.StartAsync(bench.Program, test.Input, "one", TestContext.Current.CancellationToken);
        await bench.Client.StartAsync(bench.Program, test.Input, "two", TestContext.Current.CancellationToken);

        Faults(test, await bench.SettleAsync("one")).ShouldBeEmpty();
        Faults(test, await bench.SettleAsync("two")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(3)]
    public async Task Pool_OfAQueueThatFillsAndEmpties_GrowsAndShrinksByTheLog(int events)
    {
        var tasks = string.Join(", ", Enumerable.Range(1, 14).Select(i => $"{{id: t{i}, task: T, depends_on: [first]}}"));
        var text = new TestText($$$"""
            tests:
              - name: pool
                workflow:
                  name: pool
                  agents: [{id: lead}, {id: w}]
                  graph:
                    nodes: [{id: team, type: flow, flow_type: delegator_worker, agents: [lead, w]}, {id: out, type: output, output: "{{ team.completed }}"}]
                    edges: [{from: team, to: out}]
                model:
                  lead: [{json: {tasks: [{id: first, task: F, depends_on: []}, {{{tasks}}}]}}]
                  w: [{text: done, delay_ms: 10}]
                expect: {status: completed}
            """);

        var run = await RunBench.RunAsync(text.Test, text, BenchOptions.OfEvents(events));

        run.Result.Status.ShouldBe(RunStatuses.Completed, run.Result.Error?.ToString());
        run.Result.Output!.Value.GetInt32().ShouldBe(15);
        var sizes = run.Instances[1].Log
            .Where(entry => entry.Path == "work" && entry.Data is NodeNoted { Value.ValueKind: JsonValueKind.Object })
            .Select(entry => ((NodeNoted)entry.Data).Value.GetProperty("workers").GetInt32())
            .ToList();
        if (run.Generations <= 2)
        {
            sizes.ShouldBe([1, 3, 2, 1]);
        }

        // Tasks whose calls a generation could not make any more are back in the queue of the next.
        (sizes[0], sizes.Max(), sizes[^1]).ShouldBe((1, 3, 1));
    }

    private static string Faults(RunTest test, RunResult result) =>
        string.Join('\n', RunChecks.Of(test.Expect, result).Select(fault => $"{fault.What}: expected {fault.Expected}, was {fault.Actual}"));

    private static List<string> Keys(RecordedRun run) =>
    [
        .. run.Instances.SelectMany(instance => instance.Log).Select(entry => entry.Data).OfType<ModelCompleted>()
            .Select(call => call.Key).Order(StringComparer.Ordinal),
    ];
}
