using GenXai.Activities.Models;
using GenXai.Activities.Resilience.Breakers;
using GenXai.Testing.Models;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Models.Http;

public sealed class ResilienceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("genxai").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Ask_FiveFailures_OpenTheBreakerForOtherProcessesToo()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Error(500, "x", "down"));
        var bench = new HttpBench(server) { Options = ModelOptions.InFolder(_folder) };
        await bench.AskAsync();
        var opening = await bench.AskAsync("run/0/a/1/2");
        opening.Failure!.Message.ShouldContain("circuit breaker is open");

        var other = new HttpBench(server) { Options = ModelOptions.InFolder(_folder) };
        other.Bench.Clock.Fake.SetUtcNow(bench.Bench.Clock.Fake.GetUtcNow());
        var refused = await other.AskAsync("run/0/b/1/1");

        server.Requests.Count.ShouldBe(BreakerState.Threshold);
        refused.Failure!.Message.ShouldContain("failed 5 times in a row");
        refused.Failure.Transient.ShouldBeTrue();
        refused.Failure.RetryAfterSeconds!.Value.ShouldBeInRange(1, 60);
    }

    [Fact]
    public async Task Ask_BreakerHalfOpen_OneGoodAnswerClosesIt()
    {
        var answers = Enumerable.Repeat(Answers.Error(500, "x", "down"), 5).Append(Answers.Text("fine")).ToArray();
        await using var server = await FakeModelServer.StartAsync(answers);
        var bench = new HttpBench(server);
        await bench.AskAsync();
        await bench.AskAsync("run/0/a/1/2");
        bench.Bench.Clock.Fake.Advance(BreakerState.BreakDuration);

        (await bench.AskAsync("run/0/a/1/3")).Failure.ShouldBeNull();
        (await bench.AskAsync("run/0/a/1/4")).Failure.ShouldBeNull();
        server.Requests.Count.ShouldBe(7);
    }

    [Fact]
    public async Task Ask_ManyAtOnceInTwoProcesses_NeverMoreThanTheLimit()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Text("fine"));
        const string Limits = """{"gpt-4o": {"max_concurrency": 4}}""";
        var benches = Enumerable.Range(0, 2)
            .Select(_ => new HttpBench(server, ("GENXAI_MODELS", Limits)) { Clock = new Fakes.StillClock(), Options = ModelOptions.InFolder(_folder) })
            .ToArray();
        // Made before they are shared by threads.
        await benches[0].AskAsync("run/0/a/1/first");
        await benches[1].AskAsync("run/0/a/1/second");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            number => Task.Run(() => benches[number % 2].AskAsync($"run/0/a/1/{number}"))));

        outcomes.ShouldAllBe(outcome => outcome.Failure == null);
        server.MostAtOnce.ShouldBeInRange(2, 4);
    }

    [Fact]
    public async Task Ask_MinuteIsFull_IsRateLimitedAndSaysWhenToComeBack()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Text("fine"));
        var bench = new HttpBench(server, ("GENXAI_MODELS", """{"openai/gpt-4o": {"requests_per_minute": 2}}"""))
        {
            Options = new ModelOptions { Patience = TimeSpan.Zero },
        };
        await bench.AskAsync();
        await bench.AskAsync("run/0/a/1/2");

        var full = await bench.AskAsync("run/0/a/1/3");
        full.Failure!.Code.ShouldBe(ErrorCodes.RateLimited);
        full.Failure.Transient.ShouldBeTrue();
        full.Failure.RetryAfterSeconds.ShouldBe(60);
        bench.Bench.Clock.Fake.Advance(TimeSpan.FromSeconds(60));
        (await bench.AskAsync("run/0/a/1/3")).Failure.ShouldBeNull();
        server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Ask_TemperatureZero_IsAnsweredOnceForAllProcesses()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Text("first"), Answers.Text("second"));
        var agent = new GenXai.Workflows.Definitions.AgentDefinition { Id = "a", Provider = "openai", Model = "gpt-4o", Temperature = 0 };
        var first = await new HttpBench(server) { Agent = agent, Options = ModelOptions.InFolder(_folder) }.AskAsync();
        var second = await new HttpBench(server) { Agent = agent, Options = ModelOptions.InFolder(_folder) }.AskAsync("other/0/a/1/1");
        var third = await new HttpBench(server) { Agent = agent, Options = ModelOptions.InFolder(_folder) }.AskAsync(change: request => request with { Task = "Another line" });

        first.Cached.ShouldBeFalse();
        second.Cached.ShouldBeTrue();
        second.Reply!.Value.GetString().ShouldBe("first");
        second.Usage.ShouldBe(new CallUsage(0, 0, 0));
        third.Reply!.Value.GetString().ShouldBe("second");
        server.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(0d, false, 2)]
    [InlineData(0.7, null, 2)]
    [InlineData(0.7, true, 1)]
    public async Task Ask_CacheSetting_Decides(double temperature, bool? cache, int requests)
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Text("fine"));
        var bench = new HttpBench(server) { Agent = new() { Id = "a", Model = "m", Temperature = temperature, Cache = cache } };
        await bench.AskAsync();
        await bench.AskAsync("run/0/a/1/2");

        server.Requests.Count.ShouldBe(requests);
    }

    [Fact]
    public async Task Ask_FailureOrBadReply_IsNotCached()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Error(400, "x", "no"), Answers.Text("no json"), Answers.Text("1"));
        var bench = new HttpBench(server)
        {
            Agent = new() { Id = "a", Model = "m", Cache = true, OutputSchema = Fakes.Value.Of("""{"type": "integer"}""") },
        };

        (await bench.AskAsync()).Failure.ShouldNotBeNull();
        (await bench.AskAsync()).SchemaErrors.ShouldNotBeEmpty();
        (await bench.AskAsync()).Reply!.Value.GetInt32().ShouldBe(1);
        (await bench.AskAsync()).Cached.ShouldBeTrue();
    }

    [Fact]
    public async Task Ask_LongPrompt_IsCutOldestFirstAndTheTaskStays()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Text("fine"));
        var bench = new HttpBench(server, ("GENXAI_MODELS", """{"gpt-4o": {"context_tokens": 400}}"""));
        var text = string.Join(' ', Enumerable.Range(0, 400).Select(number => $"word{number}"));

        var outcome = await bench.AskAsync(change: request => request with
        {
            Input = GenXai.Workflows.Json.JsonValues.FromString(text),
            Memory = [new MemoryItem("old", Fakes.Value.Of("\"remembered\""))],
        });

        outcome.Failure.ShouldBeNull();
        var sent = server.Requests.Single().Body.GetProperty("messages").GetRawText();
        sent.ShouldContain("Write a line");
        sent.ShouldContain("word399");
        sent.ShouldNotContain("word1 ");
        sent.ShouldNotContain("remembered");
        outcome.Notes!.ShouldHaveSingleItem().ShouldContain("1 of 1 entries of shared memory, the first");
    }

    [Fact]
    public async Task Ask_TaskAloneTooLong_FailsForGood()
    {
        await using var server = await FakeModelServer.StartAsync();
        var bench = new HttpBench(server, ("GENXAI_MODELS", """{"gpt-4o": {"context_tokens": 40}}"""));

        var outcome = await bench.AskAsync(change: request => request with { Task = string.Join(' ', Enumerable.Repeat("many words", 100)) });

        outcome.Failure!.Message.ShouldContain("shorten them");
        server.Requests.ShouldBeEmpty();
    }
}
