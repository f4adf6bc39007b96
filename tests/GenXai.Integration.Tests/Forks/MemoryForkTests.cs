using System.Text.Json;
using GenXai.Hosting.Forks;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.Forks;

/// <summary>The shared memory of a run is where the run is: a fork begins with it, and going back takes it back.</summary>
public sealed class MemoryForkTests
{
    private static readonly JsonElement Input = JsonElement.Parse("{}");

    [Fact]
    public async Task Fork_OfARunWithSharedMemory_BeginsWithTheMemoryOfThen()
    {
        await using var bench = await OpenAsync("");
        var source = await bench.RunAsync(Input, "run");

        await bench.Client.ForkAsync(new ForkRequest("run", "half") { NewId = "fork" }, TestContext.Current.CancellationToken);
        var fork = await bench.SettleAsync("fork");

        source.Status.ShouldBe(RunStatuses.Completed, source.Error?.Message);
        fork.Status.ShouldBe(RunStatuses.Completed, fork.Error?.Message);
        source.Output!.Value.GetRawText().ShouldBe("""{"list":["one","two"],"version":2,"cas":true}""");
        fork.Output!.Value.GetRawText().ShouldBe(source.Output!.Value.GetRawText());
    }

    [Fact]
    public async Task Restore_OfARunWithSharedMemory_TakesTheMemoryBackAndNoVersionComesTwice()
    {
        await using var bench = await OpenAsync("on_failure: {restore: half},");

        var result = await bench.RunAsync(Input, "run");

        // The second write was taken back: made again it gives the list two elements, not three, under a newer version.
        result.Status.ShouldBe(RunStatuses.Completed, result.Error?.Message);
        result.Output!.Value.GetRawText().ShouldBe("""{"list":["one","two"],"version":3,"cas":true}""");
    }

    private static Task<LiveBench> OpenAsync(string onFailure) => LiveBench.OpenAsync(
        new TestText($$$"""
            tests:
              - name: memory
                workflow:
                  name: notes
                  agents: [{id: a}]
                  memory: {shared: true}
                  graph:
                    nodes:
                      - {id: in, type: input}
                      - {id: one, type: tool, tool: memory_write, tool_params: {key: list, value: one, mode: append}}
                      - {id: two, type: tool, tool: memory_write, tool_params: {key: list, value: two, mode: append}, checkpoint: half}
                      - {id: a, {{{onFailure}}} type: agent}
                      - {id: read, type: tool, tool: memory_read, tool_params: {key: list}}
                      - {id: cas, type: tool, tool: memory_write, tool_params: {key: list, value: [], expected_version: "{{read.version}}"}}
                      - {id: out, type: output, output: {list: "{{read.value}}", version: "{{read.version}}", cas: "{{cas.written}}"}}
                    edges: [{from: in, to: one}, {from: one, to: two}, {from: two, to: a}, {from: a, to: read}, {from: read, to: cas}, {from: cas, to: out}]
                model: {a: [{{{(onFailure.Length > 0 ? "{error: down}, fine" : "fine")}}}]}
                expect: {status: completed}
            """),
        BenchOptions.Undisturbed);
}
