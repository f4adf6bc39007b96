using System.Net;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Conformance.Http;

public abstract partial class HttpConformance<TSetup>
{
    [Fact]
    public async Task Respond_Once_GoesOnAndASecondIsAConflict()
    {
        await DeployAsync("human", HttpWorkflows.Human);
        var id = await StartAsync("human", """{"input": {"what": "tea"}}""");
        await UntilStatusAsync(id, "waiting");
        var approval = (await GetAsync($"api/approvals?runId={id}"))["approvals"][0];
        approval.GetProperty("prompt").GetString().ShouldBe("Go on with tea?");
        approval.GetProperty("node").GetString().ShouldBe("ok");
        approval.GetProperty("options").GetRawText().ShouldBe("""["yes","no"]""");

        ShouldBeProblem(await PostAsync($"api/runs/{id}/respond/ok", """{"response": "maybe"}"""), HttpStatusCode.BadRequest, "invalid_input", "maybe");
        ShouldBeProblem(await PostAsync($"api/runs/{id}/respond/ok", "{}"), HttpStatusCode.BadRequest, "invalid_input", "lacks 'response'");
        ShouldBeProblem(await PostAsync($"api/runs/{id}/respond/else", """{"response": "yes"}"""), HttpStatusCode.NotFound, "not_found", "else");
        (await PostAsync($"api/runs/{id}/respond/ok", """{"response": "yes", "by": "ann"}""")).Status.ShouldBe(HttpStatusCode.OK);
        ShouldBeProblem(await PostAsync($"api/runs/{id}/respond/ok", """{"response": "no"}"""), HttpStatusCode.Conflict, "conflict");
        (await UntilStatusAsync(id, "completed"))["output"].GetString().ShouldBe("yes");
    }

    [Fact]
    public async Task Respond_OfAnotherType_IsRefusedWithTheReasonsAndTheNodeStillWaits()
    {
        await DeployAsync("typed", HttpWorkflows.Typed);
        var id = await StartAsync("typed");
        await UntilStatusAsync(id, "waiting");
        var approval = (await GetAsync($"api/approvals?runId={id}"))["approvals"][0];
        approval.GetProperty("schema").GetProperty("required")[0].GetString().ShouldBe("amount");
        approval.GetProperty("reminders").GetInt32().ShouldBe(0);

        ShouldBeProblem(await PostAsync($"api/runs/{id}/respond/ok", """{"response": {"amount": "many"}}"""), HttpStatusCode.UnprocessableEntity, "output_invalid", "amount");
        (await GetAsync($"api/runs/{id}"))["status"].GetString().ShouldBe("waiting");
        (await PostAsync($"api/runs/{id}/respond/ok", """{"response": {"amount": 3}}""")).Status.ShouldBe(HttpStatusCode.OK);
        (await UntilStatusAsync(id, "completed"))["output"].GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task Respond_ManyAtOnce_TakesOne()
    {
        await DeployAsync("human", HttpWorkflows.Human);
        var id = await StartAsync("human");
        await UntilStatusAsync(id, "waiting");
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(number =>
            PostAsync($"api/runs/{id}/respond/ok", $"{{\"response\": \"{(number % 2 == 0 ? "yes" : "no")}\", \"by\": \"p{number}\"}}")));
        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.Status == HttpStatusCode.Conflict).ShouldBe(9);
        var taken = Array.FindIndex(answers, answer => answer.Status == HttpStatusCode.OK);
        (await UntilStatusAsync(id, "completed"))["output"].GetString().ShouldBe(taken % 2 == 0 ? "yes" : "no");
    }

    [Theory]
    [InlineData("sub/ok")]
    [InlineData("sub%2Fok")]
    public async Task Respond_InASubWorkflow_IsAddressedByThePath(string node)
    {
        await DeployAsync("human", HttpWorkflows.Human);
        await DeployAsync("parent", HttpWorkflows.Parent);
        var id = await StartAsync("parent");
        var approvals = await UntilAsync("api/approvals", answer => answer["approvals"].GetArrayLength() == 1);
        approvals["approvals"][0].GetProperty("node").GetString().ShouldBe("sub/ok");
        (await PostAsync($"api/runs/{id}/respond/{node}", """{"response": "no"}""")).Status.ShouldBe(HttpStatusCode.OK);
        (await UntilStatusAsync(id, "completed"))["output"].GetString().ShouldBe("no");
    }

    [Fact]
    public async Task Respond_AfterARestart_GoesOn()
    {
        await DeployAsync("human", HttpWorkflows.Human);
        var id = await StartAsync("human");
        await UntilStatusAsync(id, "waiting");
        await RestartAsync();
        (await PostAsync($"api/runs/{id}/respond/ok", """{"response": "yes"}""")).Status.ShouldBe(HttpStatusCode.OK);
        await UntilStatusAsync(id, "completed");
    }
}
