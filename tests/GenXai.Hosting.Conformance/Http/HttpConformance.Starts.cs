using System.Net;
using System.Text;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Conformance.Http;

public abstract partial class HttpConformance<TSetup>
{
    [Fact]
    public async Task Start_WithoutWait_IsAcceptedWithLocation()
    {
        await DeployAsync("echo", HttpWorkflows.Echo);
        var answer = await PostAsync("api/workflows/echo/runs", """{"input": {"n": 1}}""");
        answer.Status.ShouldBe(HttpStatusCode.Accepted);
        answer.RunId.Length.ShouldBe(32);
        answer.Message.Headers.Location!.ToString().ShouldBe($"/api/runs/{answer.RunId}");
        var ended = await UntilStatusAsync(answer.RunId, "completed");
        ended["output"].GetRawText().ShouldBe("""{"n":1}""");
        ended["executed"].GetArrayLength().ShouldBe(2);
        ended["error"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task Start_EmptyBody_RunsOnAnEmptyInput()
    {
        await DeployAsync("echo", HttpWorkflows.Echo);
        var answer = await PostAsync("api/workflows/echo/runs", null, ("Prefer", "respond-async, wait=200"));
        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer["output"].GetRawText().ShouldBe("{}");
        answer.Message.Headers.GetValues("Preference-Applied").ShouldBe(["wait=200"]);
    }

    [Fact]
    public async Task Start_FailedInTime_IsAProblemWithTheResult()
    {
        await DeployAsync("picky", HttpWorkflows.Picky);
        var answer = await RunAsync("picky", """{"input": {"ok": false}}""");
        ShouldBeProblem(answer, HttpStatusCode.UnprocessableEntity, "no_output");
        answer["node"].GetString().ShouldBe("done");
        answer["result"].GetProperty("status").GetString().ShouldBe("failed");
    }

    [Fact]
    public async Task Start_WaitIsOver_IsAccepted()
    {
        await DeployAsync("human", HttpWorkflows.Human);
        var start = PostAsync("api/workflows/human/runs", "{}", ("Prefer", "wait=999"));
        var answer = await AdvanceUntilAsync(start, TimeSpan.FromSeconds(10));
        answer.Status.ShouldBe(HttpStatusCode.Accepted);
        answer.Message.Headers.GetValues("Preference-Applied").ShouldBe(["wait=200"]);
    }

    [Fact]
    public async Task Start_IdInUse_IsAConflict()
    {
        await DeployAsync("echo", HttpWorkflows.Echo);
        (await StartAsync("echo", """{"runId": "mine"}""")).ShouldBe("mine");
        ShouldBeProblem(await PostAsync("api/workflows/echo/runs", """{"runId": "mine"}"""), HttpStatusCode.Conflict, "conflict", "mine");
        ShouldBeProblem(await PostAsync("api/workflows/echo/runs", """{"runId": "a b"}"""), HttpStatusCode.BadRequest, "invalid_input", "a b");
    }

    [Fact]
    public async Task Start_SameKeyAndBody_IsTheSameRun()
    {
        await DeployAsync("echo", HttpWorkflows.Echo);
        await DeployAsync("picky", HttpWorkflows.Picky);
        var starts = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => PostAsync(
            "api/workflows/echo/runs",
            number % 2 == 0 ? """{"input": {"a": 1, "b": 2}}""" : """{ "input": {"b": 2, "a": 1.0} }""",
            ("Idempotency-Key", "k1"))));
        var id = starts.Select(answer => answer.RunId).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        ShouldBeProblem(await KeyedAsync("echo", """{"input": 2}"""), HttpStatusCode.Conflict, "conflict", "k1");
        ShouldBeProblem(await KeyedAsync("picky", """{"input": {"a": 1, "b": 2}}"""), HttpStatusCode.Conflict, "conflict");
        ShouldBeProblem(await KeyedAsync("echo", """{"runId": "x"}"""), HttpStatusCode.BadRequest, "invalid_input", "runId");

        await UntilStatusAsync(id, "completed");
        (await SendAsync(HttpMethod.Delete, $"api/runs/{id}")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await KeyedAsync("echo", """{"input": 2}""")).Status.ShouldBe(HttpStatusCode.Accepted);

        Task<HttpAnswer> KeyedAsync(string workflow, string body) =>
            PostAsync($"api/workflows/{workflow}/runs", body, ("Idempotency-Key", "k1"));
    }

    [Fact]
    public async Task Start_SameKeyAfterRestart_IsTheSameRun()
    {
        await DeployAsync("echo", HttpWorkflows.Echo);
        var first = await PostAsync("api/workflows/echo/runs", "{}", ("Idempotency-Key", "k"));
        await RestartAsync();
        (await PostAsync("api/workflows/echo/runs", "{}", ("Idempotency-Key", "k"))).RunId.ShouldBe(first.RunId);
    }

    [Fact]
    public async Task Start_ManyAtOnce_LosesNone()
    {
        await DeployAsync("echo", HttpWorkflows.Echo);
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => RunAsync("echo", $"{{\"input\": {number}}}")));
        answers.Select(answer => answer["output"].GetInt32()).ShouldBe(Enumerable.Range(0, 100));
    }

    [Fact]
    public async Task Start_UnknownWorkflow_IsNotFound()
    {
        ShouldBeProblem(await RunAsync("nobody"), HttpStatusCode.NotFound, "definition_not_found", "nobody");
        await DeployAsync("echo", HttpWorkflows.Echo);
        ShouldBeProblem(await RunAsync("echo", """{"input": 1}""" + " x"), HttpStatusCode.BadRequest, "invalid_input", "line 1, column");
        ShouldBeProblem(await PostAsync("api/workflows/echo/runs?version=9"), HttpStatusCode.NotFound, "definition_not_found", "9");
    }

    [Theory]
    [InlineData("""{"inputs": {}}""", "'inputs' is no key")]
    [InlineData("""{"input": 1, "input": 2}""", "'input' stands twice")]
    [InlineData("""[1]""", "is a list")]
    [InlineData("""{"input": """, "not valid JSON")]
    [InlineData("""{"input": """, "before all brackets and braces are closed")]
    [InlineData("""{"runId": 5}""", "'runId' must be a string, but is a number")]
    [InlineData("""{"runId": {}}""", "but is an object")]
    [InlineData("""{"runId": ".."}""", "with a letter or digit first")]
    [InlineData("""{"runId": "a."}""", "no '.' last")]
    public async Task Start_BadBody_SaysWhat(string body, string part)
    {
        await DeployAsync("echo", HttpWorkflows.Echo);
        ShouldBeProblem(await RunAsync("echo", body), HttpStatusCode.BadRequest, "invalid_input", part);
    }

    [Fact]
    public async Task Start_ByteOrderMark_IsPassedOver()
    {
        await DeployAsync("echo", HttpWorkflows.Echo);
        (await RunAsync("echo", "\uFEFF{\"input\": 1}"))["output"].GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Start_BeyondTheLimits_IsRefused()
    {
        await DeployAsync("echo", HttpWorkflows.Echo);
        ShouldBeProblem(
            await RunAsync("echo", $"{{\"input\": \"{new string('x', 5000)}\"}}"), HttpStatusCode.RequestEntityTooLarge, "invalid_input", "4096");
        ShouldBeProblem(
            await RunAsync("echo", $"{{\"input\": {new string('[', 200)}{new string(']', 200)}}}"), HttpStatusCode.BadRequest, "invalid_input", "deeper than 128");

        // The size of a body in pieces is not known before it was read.
        using var pieces = Request(HttpMethod.Post, "api/workflows/echo/runs");
        pieces.Content = new StringContent($"{{\"input\": \"{new string('x', 5000)}\"}}", Encoding.UTF8, "application/json");
        pieces.Headers.TransferEncodingChunked = true;
        ShouldBeProblem(await ReadAsync(pieces), HttpStatusCode.RequestEntityTooLarge, "invalid_input");
    }

    [Fact]
    public async Task Start_FromAnotherSiteOrType_IsRefused()
    {
        await DeployAsync("echo", HttpWorkflows.Echo);
        using var form = Request(HttpMethod.Post, "api/workflows/echo/runs");
        form.Content = new StringContent("{}", Encoding.UTF8, "application/x-www-form-urlencoded");
        ShouldBeProblem(await ReadAsync(form), HttpStatusCode.UnsupportedMediaType, "invalid_input", "application/json");
        ShouldBeProblem(
            await PostAsync("api/workflows/echo/runs", "{}", ("Origin", "https://elsewhere.example")), HttpStatusCode.Forbidden, "forbidden");
        ShouldBeProblem(
            await PostAsync("api/workflows/echo/runs", "{}", ("Prefer", "wait=soon")), HttpStatusCode.BadRequest, "invalid_input", "wait=N");
    }
}
