using System.Globalization;
using GenXai.Hosting.Embedded.History;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.Cost;

/// <summary>What a run costs in activities (product.md, section 11): n agents cost n + 1.</summary>
public sealed class ActivityCountTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(7, false)]
    [InlineData(40, false)]
    [InlineData(7, true)]
    [InlineData(40, true)]
    public async Task Run_OfAgentsWithoutTools_IsOneActivityEachAndOneFlush(int agents, bool together)
    {
        var run = await RunBench.RunAsync(Agents(agents, together).Test, Agents(agents, together), BenchOptions.Undisturbed);

        var activities = run.Instances.Single().Generations.SelectMany(generation => generation.Steps)
            .SelectMany(step => step.Outcome.Actions)
            .Where(action => action.Kind == HistoryActionKind.ActivityScheduled)
            .Select(action => action.Name)
            .ToList();
        run.Result.Status.ShouldBe(RunStatuses.Completed);
        activities.Count(name => name == ActivityNames.Model).ShouldBe(agents);
        activities.Count(name => name == ActivityNames.Flush).ShouldBe(1);
        activities.Count.ShouldBe(agents + 1);
    }

    [Fact]
    public async Task Run_OfRoutingStateAndConditions_IsOneFlush()
    {
        var text = new TestText("""
            tests:
              - name: routing
                workflow:
                  name: routing
                  state: {initial: {n: 0}}
                  graph:
                    nodes:
                      - {id: in, type: input}
                      - {id: c, type: condition, condition: "input.x > 1"}
                      - {id: s, type: set, values: {n: "{{ input.x }}"}}
                      - {id: k, type: checkpoint}
                      - {id: out, type: output, output: {n: "{{ state.n }}"}}
                    edges:
                      - {from: in, to: c}
                      - {from: c, to: s, condition: "x == 3"}
                      - {from: s, to: k}
                      - {from: k, to: out}
                input: {x: 3}
                expect: {status: completed}
            """);

        var run = await RunBench.RunAsync(text.Test, text, BenchOptions.Undisturbed);

        run.Result.Output!.Value.GetProperty("n").GetInt32().ShouldBe(3);
        run.Instances.Single().Generations.SelectMany(generation => generation.Steps)
            .SelectMany(step => step.Outcome.Actions)
            .Count(action => action.Kind == HistoryActionKind.ActivityScheduled)
            .ShouldBe(1);
    }

    private static TestText Agents(int count, bool together)
    {
        var ids = Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"a{i}")).ToList();
        var edges = ids.Select((id, i) => together
            ? $"{{from: in, to: {id}, parallel: true}}, {{from: {id}, to: out}}"
            : $"{{from: {(i == 0 ? "in" : ids[i - 1])}, to: {id}}}");
        var last = together ? "" : $", {{from: {ids[^1]}, to: out}}";
        return new TestText($$"""
            tests:
              - name: agents
                workflow:
                  name: agents
                  agents: [{{string.Join(", ", ids.Select(id => $"{{id: {id}}}"))}}]
                  graph:
                    nodes: [{id: in, type: input}, {{string.Join(", ", ids.Select(id => $"{{id: {id}, type: agent}}"))}}, {id: out, type: output}]
                    edges: [{{string.Join(", ", edges)}}{{last}}]
                expect: {status: completed}
            """);
    }
}
