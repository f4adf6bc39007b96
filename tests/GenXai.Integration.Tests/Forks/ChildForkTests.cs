using System.Text.Json;
using GenXai.Hosting.Forks;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log.Calls;
using GenXai.Workflows.Contracts.Log.Child;
using GenXai.Workflows.Contracts.Log.Run;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.Forks;

/// <summary>A sub-run goes on where an earlier one stood, when its parent is retried or forked.</summary>
public sealed class ChildForkTests
{
    private const string Nested = """
        tests:
          - name: nested
            workflow:
              name: outer
              agents: [{id: first}]
              graph:
                nodes:
                  - {id: in, type: input}
                  - {id: first, type: agent}
                  - {id: sub, type: subgraph, workflow: middle, execution: {retry_count: RETRIES}}
                  - {id: out, type: output}
                edges: [{from: in, to: first}, {from: first, to: sub}, {from: sub, to: out}]
            workflows:
              middle:
                name: middle
                agents: [{id: before}]
                graph:
                  nodes:
                    - {id: in, type: input}
                    - {id: before, type: agent, set: {seen: yes}}
                    - {id: deep, type: subgraph, workflow: inner}
                    - {id: out, type: output, output: "{{ before }} {{ deep }} {{ state.seen }}"}
                  edges: [{from: in, to: before}, {from: before, to: deep}, {from: deep, to: out}]
              inner:
                name: inner
                agents: [{id: safe}, {id: shaky}]
                graph:
                  nodes: [{id: in, type: input}, {id: safe, type: agent}, {id: shaky, type: agent}, {id: out, type: output, output: "{{ safe }} {{ shaky }}"}]
                  edges: [{from: in, to: safe}, {from: safe, to: shaky}, {from: shaky, to: out}]
            model: {first: [f], before: [b1, b2, b3], safe: [s1, s2, s3], shaky: [SHAKY fine]}
            expect: {status: completed}
        """;

    private static readonly JsonElement Input = JsonElement.Parse("{}");

    [Fact]
    public async Task Retry_OfARunWhoseInnermostSubRunFailed_RepeatsNoFinishedCall()
    {
        await using var bench = await OpenAsync(retries: 0, failures: 1);
        (await bench.RunAsync(Input, "run")).Status.ShouldBe(RunStatuses.Failed);

        await bench.Client.RetryAsync("run", null, TestContext.Current.CancellationToken);
        var result = await bench.SettleAsync("run");

        result.Status.ShouldBe(RunStatuses.Completed, result.Error?.Message);
        result.Output!.Value.GetString().ShouldBe("b1 s1 fine yes");
        result.Usage.ModelCalls.ShouldBe(5);
        var log = await bench.LogAsync("run");
        var children = log.Select(entry => entry.Data).OfType<ChildStarted>().ToList();
        children.Count.ShouldBe(2);
        children[1].Resumes.ShouldBe(children[0].ChildId);
        var middle = await bench.LogAsync(children[1].ChildId);
        middle.ShouldContain(entry => entry.Data is RunForked);
        middle.ShouldNotContain(entry => entry.Data is ModelCompleted);
        var inner = await bench.LogAsync(middle.Select(entry => entry.Data).OfType<ChildStarted>().Single().ChildId);
        var call = inner.Select(entry => entry.Data).OfType<ModelCompleted>().ShouldHaveSingleItem();
        call.Agent.ShouldBe("shaky");
        call.Key.ShouldStartWith("run/2/sub@2/deep/shaky/");
    }

    [Fact]
    public async Task Retry_AfterSeveralAttempts_GoesOnFromTheLastOne()
    {
        await using var bench = await OpenAsync(retries: 1, failures: 1);
        (await bench.RunAsync(Input, "run")).Status.ShouldBe(RunStatuses.Failed);

        await bench.Client.RetryAsync("run", null, TestContext.Current.CancellationToken);
        var result = await bench.SettleAsync("run");

        result.Status.ShouldBe(RunStatuses.Completed, result.Error?.Message);
        result.Output!.Value.GetString().ShouldBe("b1 s1 fine yes");
        var children = (await bench.LogAsync("run")).Select(entry => entry.Data).OfType<ChildStarted>().ToList();
        children.Select(child => child.Resumes).ShouldBe([null, null, children[1].ChildId]);
    }

    [Theory]
    [InlineData(30, "one")]
    [InlineData(15, "")]
    public async Task Fork_WhileASubRunIsUnderWay_ItsCallsOfThenAreNotMadeAgain(int ms, string kept)
    {
        await using var bench = await LiveBench.OpenAsync(
            new TestText($$$"""
                tests:
                  - name: beside
                    workflow:
                      name: beside
                      agents: [{id: slow}]
                      graph:
                        nodes:
                          - {id: in, type: input}
                          - {id: sub, type: subgraph, workflow: inner}
                          - {id: slow, type: agent}
                          - {id: mark, type: set, values: {marked: yes}}
                          - {id: out, type: output, output: "{{ sub }} {{ slow }}"}
                        edges: [{from: in, to: sub, parallel: true}, {from: in, to: slow, parallel: true}, {from: slow, to: mark}, {from: mark, to: out}, {from: sub, to: out}]
                    workflows:
                      inner:
                        name: inner
                        agents: [{id: a}, {id: b}]
                        graph:
                          nodes: [{id: in, type: input}, {id: a, type: agent}, {id: b, type: agent}, {id: out, type: output, output: "{{ a }} {{ b }}"}]
                          edges: [{from: in, to: a}, {from: a, to: b}, {from: b, to: out}]
                    model:
                      slow: [{text: slow, delay_ms: {{{ms}}}}]
                      a: [{text: one, delay_ms: 20}, {text: again, delay_ms: 20}]
                      b: [{text: two, delay_ms: 50}, {text: three, delay_ms: 50}]
                    expect: {status: completed}
                """),
            BenchOptions.Undisturbed);
        (await bench.RunAsync(Input, "run")).Output!.Value.GetString().ShouldBe("one two slow");

        await bench.Client.ForkAsync(new ForkRequest("run", "1") { NewId = "fork" }, TestContext.Current.CancellationToken);
        var fork = await bench.SettleAsync("fork");

        fork.Status.ShouldBe(RunStatuses.Completed, fork.Error?.Message);
        var child = (await bench.LogAsync("fork")).Select(entry => entry.Data).OfType<ChildStarted>().Single();
        child.Resumes.ShouldNotBeNull();
        var log = await bench.LogAsync(child.ChildId);
        LiveBench.Calls(log).ShouldBe(kept.Length > 0 ? ["b b 1"] : ["a a 1", "b b 1"]);
    }

    private static Task<LiveBench> OpenAsync(int retries, int failures) => LiveBench.OpenAsync(
        new TestText(Nested
            .Replace("RETRIES", FormattableString.Invariant($"{retries}"), StringComparison.Ordinal)
            .Replace("SHAKY", string.Concat(Enumerable.Repeat("{error: down}, ", failures)), StringComparison.Ordinal)),
        BenchOptions.Undisturbed);
}
