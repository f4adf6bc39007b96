using System.Net;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Conformance.Http;

public abstract partial class HttpConformance<TSetup>
{
    [Fact]
    public async Task Fork_FromACheckpoint_StartsANewRunWithTheEdits()
    {
        await DeployAsync("drafts", HttpWorkflows.Drafts);
        var id = (await RunAsync("drafts", """{"input": {"topic": "tea"}}""")).RunId;
        var point = (await GetAsync($"api/runs/{id}/checkpoints"))["checkpoints"].EnumerateArray().ShouldHaveSingleItem();
        point.GetProperty("name").GetString().ShouldBe("drafted");
        point.GetProperty("node").GetString().ShouldBe("two");
        var version = point.GetProperty("version").GetInt32();

        var same = await PostAsync($"api/runs/{id}/fork", """{"from": "drafted"}""");
        var edited = await PostAsync($"api/runs/{id}/fork", """{"from": VERSION, "runId": "mine", "state": {"draft": "coffee"}, "remove": ["count"]}""".Replace("VERSION", $"{version}", StringComparison.Ordinal));

        same.Status.ShouldBe(HttpStatusCode.Accepted, same.Text);
        edited.Status.ShouldBe(HttpStatusCode.Accepted, edited.Text);
        same.Message.Headers.Location!.ToString().ShouldEndWith($"/runs/{same.RunId}");
        (await UntilStatusAsync(same.RunId, "completed"))["output"].GetRawText().ShouldBe((await GetAsync($"api/runs/{id}"))["output"].GetRawText());
        (await UntilStatusAsync("mine", "completed"))["output"].GetProperty("draft").GetString().ShouldBe("coffee");
        (await GetAsync($"api/runs/mine/state/history"))["versions"][0].GetProperty("version").GetInt32().ShouldBe(version);
    }

    [Theory]
    [InlineData("""{"from": "nowhere"}""", HttpStatusCode.NotFound, "not_found", "drafted")]
    [InlineData("""{"from": 99}""", HttpStatusCode.NotFound, "not_found", "'99'")]
    [InlineData("""{"from": true}""", HttpStatusCode.BadRequest, "invalid_input", "'from'")]
    [InlineData("{}", HttpStatusCode.BadRequest, "invalid_input", "'from'")]
    [InlineData("""{"from": "drafted", "state": {"count": "many"}}""", HttpStatusCode.BadRequest, "invalid_input", "state.count")]
    [InlineData("""{"from": "drafted", "remove": "count"}""", HttpStatusCode.BadRequest, "invalid_input", "'remove'")]
    [InlineData("""{"from": "drafted", "workflow": "echo"}""", HttpStatusCode.Conflict, "conflict", "has begun")]
    [InlineData("""{"from": "drafted", "runId": "taken"}""", HttpStatusCode.Conflict, "conflict", "taken")]
    public async Task Fork_ThatCannotBe_SaysWhy(string body, HttpStatusCode status, string code, string part)
    {
        await DeployAsync("drafts", HttpWorkflows.Drafts);
        await DeployAsync("echo", HttpWorkflows.Echo);
        await RunAsync("drafts", """{"input": {"topic": "tea"}, "runId": "taken"}""");

        ShouldBeProblem(await PostAsync("api/runs/taken/fork", body), status, code, part);
    }

    [Fact]
    public async Task Retry_FailedRun_GoesOnFromWhatFailed()
    {
        await DeployAsync("unknown-tool", HttpWorkflows.Fails);
        var failed = (await RunAsync("unknown-tool", """{"input": {"expression": "1 +"}}"""))["result"];
        var id = failed.GetProperty("runId").GetString()!;

        (await PostAsync($"api/runs/{id}/retry", """{"by": "ada"}""")).Status.ShouldBe(HttpStatusCode.Accepted);

        var again = await UntilAsync($"api/runs/{id}", answer => answer["status"].GetString() == "failed" && answer["usage"].GetProperty("toolCalls").GetInt32() == 2);
        again["executed"].EnumerateArray().Select(node => node.GetString()).ShouldBe(["start", "sum", "sum"]);
        await RunAsync("unknown-tool", """{"input": {"expression": "1 + 1"}, "runId": "fine"}""");
        ShouldBeProblem(await PostAsync("api/runs/fine/retry"), HttpStatusCode.Conflict, "conflict", "completed");
    }

    [Fact]
    public async Task Start_WithAnInputThatTheStateDoesNotTake_IsRefused()
    {
        await DeployAsync("drafts", HttpWorkflows.Drafts);

        ShouldBeProblem(await PostAsync("api/workflows/drafts/runs", """{"input": {}}"""), HttpStatusCode.BadRequest, "invalid_input", "state.topic");
    }
}
