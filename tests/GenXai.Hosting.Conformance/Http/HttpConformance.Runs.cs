using System.Net;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Conformance.Http;

public abstract partial class HttpConformance<TSetup>
{
    [Fact]
    public async Task List_Pages_GiveEveryRunOnce()
    {
        await DeployAsync("echo", HttpWorkflows.Echo);
        await DeployAsync("picky", HttpWorkflows.Picky);
        var failed = new List<string>();
        for (var number = 0; number < 6; number++)
        {
            await RunAsync("echo");
            failed.Add((await RunAsync("picky"))["result"].GetProperty("runId").GetString()!);
        }

        var seen = new List<string>();
        string? continuation = null;
        do
        {
            var page = await GetAsync("api/runs?status=failed,terminated&limit=4" + (continuation is null ? "" : $"&continuation={Uri.EscapeDataString(continuation)}"));
            page.Status.ShouldBe(HttpStatusCode.OK, page.Text);
            page["runs"].GetArrayLength().ShouldBeLessThanOrEqualTo(4);
            seen.AddRange(page["runs"].EnumerateArray().Select(run => run.GetProperty("runId").GetString()!));
            continuation = page["continuation"].GetString();
        }
        while (continuation is not null);

        seen.ShouldBe(failed.AsEnumerable().Reverse());
        (await GetAsync("api/runs?workflow=echo"))["runs"].GetArrayLength().ShouldBe(6);
        (await GetAsync("api/runs?workflow=echo&status=failed"))["runs"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task List_ByTime_GivesWhatWasStartedThen()
    {
        await DeployAsync("echo", HttpWorkflows.Echo);
        var first = (await RunAsync("echo")).RunId;
        var second = (await RunAsync("echo")).RunId;
        var created = (await GetAsync("api/runs"))["runs"][0].GetProperty("createdAt").GetString()!;
        Ids(await GetAsync($"api/runs?createdFrom={Uri.EscapeDataString(created)}")).ShouldBe([second]);
        Ids(await GetAsync($"api/runs?createdBefore={Uri.EscapeDataString(created)}")).ShouldBe([first]);
    }

    [Theory]
    [InlineData("limit=0", "from 1 to 1000")]
    [InlineData("status=done", "'status' is 'done'")]
    [InlineData("statsu=failed", "it takes workflow")]
    [InlineData("createdFrom=yesterday", "expected a time")]
    [InlineData("continuation=zzz", "'zzz' is no continuation; expected the one that the page before gave")]
    public async Task List_BadQuery_SaysWhat(string query, string part) =>
        ShouldBeProblem(await GetAsync($"api/runs?{query}"), HttpStatusCode.BadRequest, "invalid_input", part);

    [Fact]
    public async Task Get_UnknownRun_IsNotFound()
    {
        foreach (var path in new[] { "", "/events", "/state", "/state/history", "/checkpoints" })
        {
            ShouldBeProblem(await GetAsync($"api/runs/nobody{path}"), HttpStatusCode.NotFound, "run_not_found", "nobody");
        }

        foreach (var path in new[] { "terminate", "terminate?force=true", "suspend", "resume", "retry" })
        {
            ShouldBeProblem(await PostAsync($"api/runs/nobody/{path}"), HttpStatusCode.NotFound, "run_not_found");
        }

        ShouldBeProblem(await PostAsync("api/runs/nobody/respond/x", """{"response": 1}"""), HttpStatusCode.NotFound, "run_not_found");
        ShouldBeProblem(await SendAsync(HttpMethod.Delete, "api/runs/nobody"), HttpStatusCode.NotFound, "run_not_found");
    }

    [Fact]
    public async Task State_OfAnyVersion_IsAFoldOfTheLog()
    {
        await DeployAsync("state", HttpWorkflows.State);
        var id = (await RunAsync("state", """{"input": {"b": 2}}""")).RunId;
        var now = await GetAsync($"api/runs/{id}/state");
        now["state"].GetRawText().ShouldBe("""{"a":1,"b":3,"c":{"deep":[1]}}""");
        var history = (await GetAsync($"api/runs/{id}/state/history"))["versions"].EnumerateArray().ToList();
        history.Select(version => version.GetProperty("version").GetInt32()).ShouldBe(Enumerable.Range(1, now["version"].GetInt32()));
        history[^1].GetProperty("node").GetString().ShouldBe("two");
        var before = history[^2].GetProperty("version").GetInt32();
        (await GetAsync($"api/runs/{id}/state?version={before}"))["state"].GetRawText().ShouldBe("""{"a":1,"b":2}""");
        (await GetAsync($"api/runs/{id}/state?version=0"))["state"].GetRawText().ShouldBe("{}");
        ShouldBeProblem(await GetAsync($"api/runs/{id}/state?version=99"), HttpStatusCode.NotFound, "not_found", "99");
    }

    [Fact]
    public async Task Terminate_WaitingRun_EndsItAndItCanBeDeleted()
    {
        await DeployAsync("human", HttpWorkflows.Human);
        var id = await StartAsync("human");
        await UntilStatusAsync(id, "waiting");
        ShouldBeProblem(await SendAsync(HttpMethod.Delete, $"api/runs/{id}"), HttpStatusCode.Conflict, "conflict", "terminate it first");
        (await PostAsync($"api/runs/{id}/terminate", """{"reason": "enough", "by": "me"}""")).Status.ShouldBe(HttpStatusCode.Accepted);
        (await UntilStatusAsync(id, "terminated"))["error"].GetProperty("message").GetString()!.ShouldContain("enough");
        ShouldBeProblem(await PostAsync($"api/runs/{id}/terminate"), HttpStatusCode.Conflict, "conflict");
        (await SendAsync(HttpMethod.Delete, $"api/runs/{id}")).Status.ShouldBe(HttpStatusCode.NoContent);
        ShouldBeProblem(await GetAsync($"api/runs/{id}"), HttpStatusCode.NotFound, "run_not_found");
    }

    [Fact]
    public async Task Terminate_ByForce_EndsTheTree()
    {
        await DeployAsync("human", HttpWorkflows.Human);
        await DeployAsync("parent", HttpWorkflows.Parent);
        var id = await StartAsync("parent");
        await UntilAsync("api/approvals", answer => answer["approvals"].GetArrayLength() == 1);
        (await PostAsync($"api/runs/{id}/terminate?force=true")).Status.ShouldBe(HttpStatusCode.Accepted);
        await UntilStatusAsync(id, "terminated");
        (await GetAsync("api/approvals"))["approvals"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Suspend_AndResume_HoldAndRelease()
    {
        await DeployAsync("human", HttpWorkflows.Human);
        var id = await StartAsync("human");
        await UntilStatusAsync(id, "waiting");
        (await PostAsync($"api/runs/{id}/suspend", """{"reason": "a look"}""")).Status.ShouldBe(HttpStatusCode.Accepted);
        await UntilStatusAsync(id, "suspended");
        ShouldBeProblem(await PostAsync($"api/runs/{id}/respond/ok", """{"response": "yes"}"""), HttpStatusCode.Conflict, "conflict", "resume it first");
        (await PostAsync($"api/runs/{id}/resume")).Status.ShouldBe(HttpStatusCode.Accepted);
        await UntilStatusAsync(id, "waiting");
        (await PostAsync($"api/runs/{id}/respond/ok", """{"response": "yes"}""")).Status.ShouldBe(HttpStatusCode.OK);
        await UntilStatusAsync(id, "completed");
    }

    private static List<string> Ids(HttpAnswer answer) =>
        [.. answer["runs"].EnumerateArray().Select(run => run.GetProperty("runId").GetString()!)];
}
