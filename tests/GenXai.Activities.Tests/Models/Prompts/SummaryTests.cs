using GenXai.Activities.Tests.Fakes;
using GenXai.Activities.Tests.Models.Http;
using GenXai.Testing.Models;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Json;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Models.Prompts;

/// <summary>A prompt that is too long, for a model that is set to summarise: each model call is a call of its own.</summary>
public sealed class SummaryTests
{
    private const string Limits = """{"gpt-4o": {"context_tokens": 1200, "overflow": "summarize"}}""";
    private static readonly string Long = string.Join(' ', Enumerable.Range(0, 700).Select(number => $"word{number}"));

    [Fact]
    public async Task Ask_TooLong_MakesNoRequestAndAsksForASummary()
    {
        await using var server = await FakeModelServer.StartAsync();

        var outcome = await new HttpBench(server, ("GENXAI_MODELS", Limits)).AskAsync(change: request => TooLong(request) with { MaySummarise = true });

        outcome.NeedsSummary.ShouldBeTrue();
        outcome.Failure.ShouldBeNull();
        outcome.Usage.ShouldBe(new CallUsage(0, 0, 0));
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Ask_CallerCannotSummarise_IsCut()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Text("fine"));

        var outcome = await new HttpBench(server, ("GENXAI_MODELS", Limits)).AskAsync(change: TooLong);

        outcome.Reply!.Value.GetString().ShouldBe("fine");
        outcome.Notes!.ShouldHaveSingleItem().ShouldContain("left out: 1 of 1 entries");
    }

    [Fact]
    public async Task Ask_ForTheSummary_SendsWhatIsLeftOut()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Text("in short", 900, 3));
        var bench = new HttpBench(server, ("GENXAI_MODELS", Limits))
        {
            Agent = new() { Id = "a", Model = "gpt-4o", Provider = "openai", Tools = ["calculator"], OutputSchema = Value.Of("""{"type": "integer"}""") },
        };

        var outcome = await bench.AskAsync(change: request => TooLong(request) with { Summarise = true });

        outcome.Text.ShouldBe("in short");
        outcome.SchemaErrors.ShouldBeEmpty();
        outcome.NeedsSummary.ShouldBeFalse();
        outcome.IsSummary.ShouldBeTrue();
        outcome.Usage.InputTokens.ShouldBe(900);
        var body = server.Requests.ShouldHaveSingleItem().Body;
        var sent = body.GetProperty("messages").GetRawText();
        sent.ShouldContain("Write a line");
        sent.ShouldContain("old: remembered");
        sent.ShouldContain("word1 ");
        sent.ShouldNotContain("word699");
        body.TryGetProperty("tools", out _).ShouldBeFalse();
        body.TryGetProperty("response_format", out _).ShouldBeFalse();
        body.GetProperty("max_tokens").GetInt32().ShouldBeInRange(1, 150);
    }

    [Fact]
    public async Task Ask_WithTheSummary_SendsItWithTheTaskAndWhatFits()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Text("fine"));

        var outcome = await new HttpBench(server, ("GENXAI_MODELS", Limits)).AskAsync(
            change: request => TooLong(request) with { Summary = "The words were counted." });

        outcome.Reply!.Value.GetString().ShouldBe("fine");
        outcome.Notes!.ShouldHaveSingleItem().ShouldContain("summarised: 1 of 1 entries of shared memory, the first");
        var sent = server.Requests.ShouldHaveSingleItem().Body.GetProperty("messages").GetRawText();
        sent.ShouldContain("Write a line");
        sent.ShouldContain("The words were counted.");
        sent.ShouldContain("word699");
        sent.ShouldNotContain("word1 ");
        sent.ShouldNotContain("remembered");
    }

    [Fact]
    public async Task Ask_WithALongSummary_StillFits()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Text("fine"));

        var outcome = await new HttpBench(server, ("GENXAI_MODELS", Limits)).AskAsync(change: request => TooLong(request) with { Summary = Long });

        outcome.Failure.ShouldBeNull();
        outcome.NeedsSummary.ShouldBeFalse();
    }

    [Fact]
    public async Task Ask_ThatFits_IsAskedAtOnce()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Text("fine"));

        (await new HttpBench(server, ("GENXAI_MODELS", Limits)).AskAsync()).Reply!.Value.GetString().ShouldBe("fine");
    }

    [Fact]
    public async Task Ask_UnknownOverflow_FailsForGoodAndSaysWhatIsKnown()
    {
        await using var server = await FakeModelServer.StartAsync();

        var outcome = await new HttpBench(server, ("GENXAI_MODELS", """{"gpt-4o": {"overflow": "drop"}}""")).AskAsync();

        outcome.Failure!.Message.ShouldContain("overflow must be cut or summarize, got 'drop'");
    }

    private static ModelCallRequest TooLong(ModelCallRequest request) => request with
    {
        Input = JsonValues.FromString(Long),
        Memory = [new MemoryItem("old", Value.Of("\"remembered\""))],
    };
}
