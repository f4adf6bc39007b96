using System.Text.Json;
using GenXai.Hosting.Client;
using GenXai.Hosting.Forks;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log.Calls;
using GenXai.Workflows.Contracts.Log.Compensation;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.Sagas;

/// <summary>What people do to runs that can be undone: end them, by force too, retry and fork them.</summary>
public sealed class TerminatedSagaTests
{
    private const string Trip = """
        {"name":"trip","graph":{"nodes":[{"id":"in","type":"input"},
          {"id":"book","type":"tool","tool":"work","tool_params":{},"set":{"booked":true},"compensate":{"type":"tool","tool":"undo","tool_params":{"of":"{{ book }}"}}},
          {"id":"ask","type":"human","prompt":"Go on?","checkpoint":"asked"},
          {"id":"last","type":"tool","tool":"broken","tool_params":{}},{"id":"out","type":"output"}],
         "edges":[{"from":"in","to":"book"},{"from":"book","to":"ask"},{"from":"ask","to":"last"},{"from":"last","to":"out"}]}}
        """;

    private const string Outer = """
        {"name":"outer","graph":{"nodes":[{"id":"in","type":"input"},
          {"id":"first","type":"tool","tool":"work","tool_params":{},"compensate":{"type":"tool","tool":"undo","tool_params":{"of":"{{ first }}"}}},
          {"id":"sub","type":"subgraph","workflow":"trip"},{"id":"out","type":"output"}],
         "edges":[{"from":"in","to":"first"},{"from":"first","to":"sub"},{"from":"sub","to":"out"}]}}
        """;

    [Fact]
    public async Task Terminate_RunThatWaits_UndoesWhatCompleted()
    {
        await using var bench = await OpenAsync(Trip);
        await bench.RunAsync(Input, "run");

        await bench.Client.TerminateAsync("run", "no longer needed", "ada", TestContext.Current.CancellationToken);
        var result = await bench.SettleAsync("run");

        result.Status.ShouldBe(RunStatuses.Terminated);
        result.Error!.Message.ShouldContain("by ada: no longer needed");
        result.Compensated.ShouldBe(["book"]);
        result.CompensationFailed.ShouldBeNull();
        var undo = (ToolCompleted)(await bench.LogAsync("run")).Single(entry => entry.Path == "book:compensate" && entry.Data is ToolCompleted).Data;
        undo.Key.ShouldBe("run/1/book:compensate/1/1");
    }

    [Fact]
    public async Task Terminate_ParentOfASubWorkflowThatWaits_UndoesTheSubWorkflowFirst()
    {
        await using var bench = await OpenAsync(Outer);
        await bench.RunAsync(Input, "run");

        await bench.Client.TerminateAsync("run", cancellationToken: TestContext.Current.CancellationToken);
        var result = await bench.SettleAsync("run");

        result.Status.ShouldBe(RunStatuses.Terminated);
        result.Compensated.ShouldBe(["first"]);
        result.Usage.ToolCalls.ShouldBe(4, "two that worked and two that undid, one each in the sub-workflow");
    }

    [Fact]
    public async Task Terminate_ByForce_UndoesNothing()
    {
        await using var bench = await OpenAsync(Trip);
        await bench.RunAsync(Input, "run");

        await bench.Client.TerminateByForceAsync("run", cancellationToken: TestContext.Current.CancellationToken);
        var result = await bench.SettleAsync("run");

        result.Status.ShouldBe(RunStatuses.Terminated);
        result.Compensated.ShouldBeNull();
        result.Usage.ToolCalls.ShouldBe(1);
    }

    [Fact]
    public async Task Retry_RunThatHasUndone_IsAConflictThatSaysSo()
    {
        await using var bench = await OpenAsync(Trip);
        await FailAsync(bench);

        var refused = await Should.ThrowAsync<WorkflowClientException>(() => bench.Client.RetryAsync("run", "ada", TestContext.Current.CancellationToken));

        refused.Code.ShouldBe(ErrorCodes.Conflict);
        refused.Message.ShouldContain("has undone what it had completed");
    }

    [Fact]
    public async Task Fork_OfARunThatHasUndone_UndoesOnlyWhatItCompletesItself()
    {
        await using var bench = await OpenAsync(Trip);
        await FailAsync(bench);

        await bench.Client.ForkAsync(new ForkRequest("run", "asked") { NewId = "fork" }, TestContext.Current.CancellationToken);
        await bench.SettleAsync("fork");
        await bench.Client.RespondAsync("fork", "ask", JsonElement.Parse("\"yes\""), "ada", cancellationToken: TestContext.Current.CancellationToken);
        var forked = await bench.SettleAsync("fork");

        forked.Status.ShouldBe(RunStatuses.Failed);
        forked.Compensated.ShouldBeNull();
        (await bench.LogAsync("fork")).ShouldNotContain(entry => entry.Data is CompensationPlanned);
    }

    private static JsonElement Input { get; } = JsonElement.Parse("{}");

    private static async Task FailAsync(LiveBench bench)
    {
        await bench.RunAsync(Input, "run");
        await bench.Client.RespondAsync("run", "ask", JsonElement.Parse("\"yes\""), "ada", cancellationToken: TestContext.Current.CancellationToken);
        var failed = await bench.SettleAsync("run");
        failed.Status.ShouldBe(RunStatuses.Failed);
        failed.Compensated.ShouldBe(["book"]);
    }

    private static Task<LiveBench> OpenAsync(string workflow) => LiveBench.OpenAsync(
        new TestText("{\"tests\":[{\"name\":\"saga\",\"workflow\":" + workflow + ",\"workflows\":{\"trip\":" + Trip
            + "},\"tools\":{\"work\":[{\"json\":\"B1\"}],\"undo\":[{\"json\":\"ok\"}],\"broken\":[{\"error\":\"broke\",\"kind\":\"permanent\"}]},"
            + "\"expect\":{\"status\":\"completed\"}}]}"),
        BenchOptions.Undisturbed);
}
