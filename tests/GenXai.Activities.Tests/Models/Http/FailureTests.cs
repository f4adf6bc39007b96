using GenXai.Activities.Models;
using GenXai.Testing.Models;
using GenXai.Workflows.Contracts;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Models.Http;

public sealed class FailureTests
{
    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Ask_TransientStatus_IsAskedAgainWithTheNextKey(int status)
    {
        await using var server = await FakeModelServer.StartAsync(
            Answers.Error(status, "busy", "Try later"), Answers.Error(status, "busy", "Try later"), Answers.Text("fine"));
        var outcome = await new HttpBench(server).AskAsync();

        outcome.Reply!.Value.GetString().ShouldBe("fine");
        server.Keys.ShouldBe(["run/0/a/1/1", "run/0/a/1/1.2", "run/0/a/1/1.3"]);
        outcome.Notes!.Count.ShouldBe(2);
        outcome.Notes[0].ShouldContain(status.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Ask_FailsForEver_StopsAfterThreeRetries()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Error(500, "oops", "It broke"));
        var outcome = await new HttpBench(server).AskAsync();

        server.Keys.ShouldBe(["run/0/a/1/1", "run/0/a/1/1.2", "run/0/a/1/1.3", "run/0/a/1/1.4"]);
        outcome.Failure!.Code.ShouldBe(ErrorCodes.NodeFailed);
        outcome.Failure.Transient.ShouldBeTrue();
        outcome.Failure.Message.ShouldBe("openai/gpt-4o: the service failed (HTTP 500): It broke");
    }

    [Fact]
    public async Task Ask_NextAttemptOfTheNode_HasKeysOfItsOwn()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Error(500, "oops", "It broke"), Answers.Text("fine"));
        await new HttpBench(server).AskAsync("run/0/a/1/1.2");

        server.Keys.ShouldBe(["run/0/a/1/1.5", "run/0/a/1/1.6"]);
    }

    [Fact]
    public async Task Ask_RetryAfter_IsObeyed()
    {
        await using var server = await FakeModelServer.StartAsync(
            Answers.Error(429, "rate_limit_exceeded", "Slow down", ("Retry-After", "20")), Answers.Text("fine"));
        var bench = new HttpBench(server);
        var started = bench.Bench.Clock.Fake.GetTimestamp();

        (await bench.AskAsync()).Failure.ShouldBeNull();

        bench.Bench.Clock.Fake.GetElapsedTime(started).ShouldBe(TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData("90", 300)]
    [InlineData("20", 10)]
    public async Task Ask_RetryAfterTooLong_IsHandedOn(string seconds, double limit)
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Error(429, "rate_limit_exceeded", "Slow down", ("Retry-After", seconds)));
        var outcome = await new HttpBench(server).AskAsync(change: request => request with { TimeoutSeconds = limit });

        server.Requests.Count.ShouldBe(1);
        outcome.Failure!.RetryAfterSeconds.ShouldBe(double.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture));
        outcome.Failure.Transient.ShouldBeTrue();
    }

    [Theory]
    [InlineData(429, "insufficient_quota", "You exceeded your quota", "the quota is used up")]
    [InlineData(400, "invalid_request", "Bad temperature", "the request was refused (HTTP 400): Bad temperature")]
    [InlineData(401, "invalid_api_key", "Incorrect key sk-secret-1234", "check OPENAI_API_KEY")]
    [InlineData(403, "forbidden", "No", "access is not allowed (HTTP 403)")]
    [InlineData(404, "DeploymentNotFound", "No such deployment", "no such model or deployment")]
    [InlineData(400, "content_filter", "The prompt was filtered", "content filter refused the prompt")]
    public async Task Ask_PermanentError_IsNotAskedAgain(int status, string code, string message, string expected)
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Error(status, code, message));
        var outcome = await new HttpBench(server).AskAsync();

        server.Requests.Count.ShouldBe(1);
        outcome.Failure!.Transient.ShouldBeFalse();
        outcome.Failure.Message.ShouldContain(expected);
        outcome.Failure.Message.ShouldNotContain(HttpBench.Secret);
    }

    [Fact]
    public async Task Ask_MessageWithTheKey_IsShownWithoutIt()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Error(400, "x", $"Bad header {HttpBench.Secret}!"));

        (await new HttpBench(server).AskAsync()).Failure!.Message.ShouldEndWith("Bad header ***!");
    }

    [Fact]
    public async Task Ask_FilteredReply_FailsForGood()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Text("half of", finish: "content_filter"));
        var outcome = await new HttpBench(server).AskAsync();

        outcome.Failure!.Message.ShouldContain("content filter stopped the reply");
        outcome.Usage.ShouldBe(new GenXai.Workflows.Contracts.Calls.CallUsage(10, 5, 0.000075m));
        outcome.Failure.Transient.ShouldBeFalse();
    }

    [Fact]
    public async Task Ask_Refusal_FailsForGood()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Raw(
            200,
            """{"id":"c","object":"chat.completion","created":1,"model":"gpt-4o","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":null,"refusal":"I will not"}}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}"""));

        (await new HttpBench(server).AskAsync()).Failure!.Message.ShouldBe("openai/gpt-4o: the model refused: I will not");
    }

    [Fact]
    public async Task Ask_ConnectionCut_KeepsTheKey()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Abort(), Answers.CutShort(), Answers.Error(500, "x", "y"), Answers.Text("fine"));
        var outcome = await new HttpBench(server).AskAsync();

        outcome.Reply!.Value.GetString().ShouldBe("fine");
        server.Keys.ShouldBe(["run/0/a/1/1", "run/0/a/1/1", "run/0/a/1/1", "run/0/a/1/1.2"]);
    }

    [Fact]
    public async Task Ask_NoAnswerInTime_KeepsTheKey()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Silence(), Answers.Text("fine"));
        var outcome = await new HttpBench(server, ("GENXAI_REQUEST_SECONDS", "0.3")).AskAsync();

        outcome.Reply!.Value.GetString().ShouldBe("fine");
        server.Keys.ShouldBe(["run/0/a/1/1", "run/0/a/1/1"]);
        outcome.Notes!.ShouldHaveSingleItem().ShouldContain("no answer in time");
    }

    [Theory]
    [InlineData("""{"id": "x", "choices": [""")]
    [InlineData("<html>hello</html>")]
    [InlineData("""{"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": []}""")]
    public async Task Ask_UnreadableAnswer_IsAskedAgainWithTheNextKey(string body)
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Raw(200, body), Answers.Text("fine"));

        var outcome = await new HttpBench(server).AskAsync();

        outcome.Reply!.Value.GetString().ShouldBe("fine");
        outcome.Notes!.ShouldHaveSingleItem().ShouldContain("check the address");
        server.Keys.ShouldBe(["run/0/a/1/1", "run/0/a/1/1.2"]);
    }

    [Fact]
    public async Task Ask_AzureFails_IsAskedAgainByUsAlone()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Error(503, "x", "down"), Answers.Text("fine"));
        var bench = new HttpBench(server, ("AZURE_OPENAI_ENDPOINT", server.Address), ("AZURE_OPENAI_API_KEY", "k")) { Agent = new() { Id = "a", Model = "d" } };

        (await bench.AskAsync()).Reply!.Value.GetString().ShouldBe("fine");

        server.Keys.ShouldBe(["run/0/a/1/1", "run/0/a/1/1.2"]);
    }

    [Fact]
    public async Task Ask_TimeIsUpDuringARetry_IsATimeOut()
    {
        HttpBench? bench = null;
        await using var server = await FakeModelServer.StartAsync(Answers.Error(500, "x", "y"), async context =>
        {
            bench!.Bench.Clock.Fake.Advance(TimeSpan.FromSeconds(10));
            await Answers.Silence()(context);
        });
        bench = new HttpBench(server);

        var outcome = await bench.AskAsync(change: request => request with { TimeoutSeconds = 10, StatedTimeoutSeconds = 10 });

        outcome.Failure!.Code.ShouldBe(ErrorCodes.Timeout);
        outcome.Failure.Message.ShouldBe("timed out after 10 s");
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Ask_ServerKnowsNoResponseFormat_IsAskedWithoutIt()
    {
        await using var server = await FakeModelServer.StartAsync(
            Answers.Error(400, "invalid_request_error", "This response_format type is unavailable now"), Answers.Text("1"));
        var bench = new HttpBench(server) { Agent = new() { Id = "a", Model = "m", OutputSchema = Fakes.Value.Of("""{"type": "integer"}""") } };

        (await bench.AskAsync()).Reply!.Value.GetInt32().ShouldBe(1);
        (await bench.AskAsync("run/0/a/1/2")).Reply!.Value.GetInt32().ShouldBe(1);

        server.Requests.Select(request => request.Body.TryGetProperty("response_format", out _)).ShouldBe([true, false, false]);
        server.Keys.ShouldBe(["run/0/a/1/1", "run/0/a/1/1.2", "run/0/a/1/2"]);
    }

    [Fact]
    public async Task Ask_OldModelOfAzure_GetsTheSchemaInThePrompt()
    {
        await using var server = await FakeModelServer.StartAsync(
            Answers.Error(400, "BadRequest", "'response_format' of type 'json_schema' is not supported with this model"), Answers.Text("1"));
        var bench = new HttpBench(server, ("AZURE_OPENAI_ENDPOINT", server.Address), ("AZURE_OPENAI_API_KEY", "k"))
        {
            Agent = new() { Id = "a", Model = "old", OutputSchema = Fakes.Value.Of("""{"type": "integer"}""") },
        };

        var outcome = await bench.AskAsync();
        await bench.AskAsync("run/0/a/1/2");

        outcome.Reply!.Value.GetInt32().ShouldBe(1);
        outcome.Notes!.ShouldHaveSingleItem().ShouldContain("response_format");
        server.Requests.Select(request => request.Body.TryGetProperty("response_format", out _)).ShouldBe([true, false, false]);
        server.Requests.Select(request => request.Body.GetProperty("messages").GetRawText().Contains("JSON Schema", StringComparison.Ordinal))
            .ShouldBe([false, true, true]);
    }

    [Fact]
    public async Task Ask_AzureFilterOfThePrompt_SaysSo()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.AzureFilter());
        var bench = new HttpBench(server, ("AZURE_OPENAI_ENDPOINT", server.Address), ("AZURE_OPENAI_API_KEY", "k")) { Agent = new() { Id = "a", Model = "d" } };

        var outcome = await bench.AskAsync();

        outcome.Failure!.Transient.ShouldBeFalse();
        outcome.Failure.Message.ShouldContain("content filter refused the prompt");
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Ask_AttemptsTimeIsUsedUp_IsATimeOutWithoutARequest()
    {
        await using var server = await FakeModelServer.StartAsync();

        var outcome = await new HttpBench(server).AskAsync(change: request => request with { TimeoutSeconds = 0, StatedTimeoutSeconds = 2 });

        outcome.Failure!.Code.ShouldBe(ErrorCodes.Timeout);
        outcome.Failure.Message.ShouldBe("timed out after 2 s");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Ask_NobodyListens_IsAConnectionFailure()
    {
        string address;
        await using (var server = await FakeModelServer.StartAsync())
        {
            address = server.Address;
        }

        await using var other = await FakeModelServer.StartAsync();
        var outcome = await new HttpBench(other, ("OPENAI_BASE_URL", address)) { Options = new ModelOptions { Retries = 1 } }.AskAsync();

        outcome.Failure!.Message.ShouldContain("the connection failed");
        outcome.Failure.Transient.ShouldBeTrue();
    }
}
