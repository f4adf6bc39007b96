using GenXai.Activities.Tests.Models.Http;
using GenXai.Testing.Models;
using GenXai.Testing.Redis;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Definitions;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Models.Caching;

public sealed class RedisReplyStoreTests
{
    private static readonly AgentDefinition Cached = new() { Id = "a", Provider = "openai", Model = "gpt-4o", Temperature = 0 };

    [Fact]
    public async Task Ask_RedisIsNamed_AnotherMachineGetsTheReplyFromIt()
    {
        await using var redis = new FakeRedisServer();
        await using var server = await FakeModelServer.StartAsync(Answers.Text("first"), Answers.Text("second"));
        HttpBench Machine() => new(server, ("GENXAI_REDIS", redis.Address)) { Agent = Cached };

        var asked = await Machine().AskAsync();
        var cached = await Machine().AskAsync("other/0/a/1/1");

        asked.Cached.ShouldBeFalse();
        cached.Failure.ShouldBeNull();
        cached.Cached.ShouldBeTrue(string.Join(' ', redis.Commands));
        cached.Reply!.Value.GetString().ShouldBe("first");
        cached.Usage.ShouldBe(new CallUsage(0, 0, 0));
        server.Requests.Count.ShouldBe(1);
        redis.Keys.ShouldHaveSingleItem().ShouldStartWith("genxai:");
    }

    [Fact]
    public async Task Ask_RedisIsAway_TheModelIsAsked()
    {
        string address;
        await using (var redis = new FakeRedisServer())
        {
            address = redis.Address;
        }

        await using var server = await FakeModelServer.StartAsync(Answers.Text("fine"));
        var bench = new HttpBench(server, ("GENXAI_REDIS", address)) { Agent = Cached };

        (await bench.AskAsync()).Reply!.Value.GetString().ShouldBe("fine");
    }

    [Theory]
    [InlineData("password=secret1")]
    [InlineData("127.0.0.1:6379,password=secret1,connectTimeout=soon")]
    public async Task Ask_FaultySetting_FailsForGoodWithoutThePassword(string setting)
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Text("fine"));

        var outcome = await new HttpBench(server, ("GENXAI_REDIS", setting)) { Agent = Cached }.AskAsync();

        outcome.Failure!.Transient.ShouldBeFalse();
        outcome.Failure.Message.ShouldStartWith("GENXAI_REDIS must be an address");
        outcome.Failure.Message.ShouldNotContain("secret1");
    }
}
