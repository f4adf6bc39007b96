using GenXai.Activities.Models;
using GenXai.Testing.Models;
using Microsoft.Extensions.AI;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Models.Http;

/// <summary>
/// Activities ask for whole replies, since only a whole reply can be journaled. What streams is a client that a host
/// takes from its provider; it goes through the same library, with the same key and the same failures.
/// </summary>
public sealed class StreamingTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stream_Text_ArrivesInPiecesWithUsage(bool azure)
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Text("Hello, dear reader", 11, 6));

        var updates = await StreamAsync(server, azure);
        var whole = updates.ToChatResponse();

        updates.Count(update => update.Text.Length > 0).ShouldBeGreaterThan(2);
        whole.Text.ShouldBe("Hello, dear reader");
        whole.FinishReason.ShouldBe(ChatFinishReason.Stop);
        whole.Usage!.InputTokenCount.ShouldBe(11);
        whole.Usage.OutputTokenCount.ShouldBe(6);
        server.Requests.ShouldHaveSingleItem().IsStreaming.ShouldBeTrue();
        server.Served.Sum(served => served.Output).ShouldBe(6);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stream_ToolCalls_ArePutTogether(bool azure)
    {
        await using var server = await FakeModelServer.StartAsync(
            Answers.ToolCalls(("call_a", "calculator", """{"expression": "1+1"}"""), ("call_b", "lookup", """{"id": 5}""")));

        var calls = (await StreamAsync(server, azure)).ToChatResponse().Messages
            .SelectMany(message => message.Contents.OfType<FunctionCallContent>());

        calls.Select(call => $"{call.CallId} {call.Name} {string.Join(',', call.Arguments!.Select(argument => $"{argument.Key}={argument.Value}"))}")
            .ShouldBe(["call_a calculator expression=1+1", "call_b lookup id=5"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stream_CutInTheMidst_IsNoWholeReply(bool azure)
    {
        await using var server = await FakeModelServer.StartAsync(Answers.CutShort());

        var failure = await Should.ThrowAsync<ModelException>(() => StreamAsync(server, azure));

        failure.Transient.ShouldBeTrue();
        failure.Message.ShouldContain("the connection ");
    }

    [Fact]
    public async Task Stream_Refused_IsDescribedLikeAWholeReply()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.AzureFilter());

        var failure = await Should.ThrowAsync<ModelException>(() => StreamAsync(server, azure: true));

        failure.Transient.ShouldBeFalse();
        failure.Message.ShouldContain("content filter refused the prompt");
    }

    [Fact]
    public async Task Stream_OfACall_CarriesItsKey()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Text("fine"));

        await StreamAsync(server, azure: false);

        server.Keys.ShouldBe(["run/0/a/1/1"]);
    }

    private static async Task<List<ChatResponseUpdate>> StreamAsync(FakeModelServer server, bool azure)
    {
        var settings = new MapSettings
        {
            ["OPENAI_BASE_URL"] = server.Address + "/v1",
            ["OPENAI_API_KEY"] = "k",
            ["AZURE_OPENAI_ENDPOINT"] = server.Address,
            ["AZURE_OPENAI_API_KEY"] = "k",
        };
        var provider = ModelProviderSet.Create(settings).Single(each => each.Name == (azure ? ProviderNames.AzureOpenAi : ProviderNames.OpenAi));
        var options = new ChatOptions();
        new CallContext("run/0/a/1/1", new("Writer", "Write", null, null)).AddTo(options);
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in provider.GetClient("m").GetStreamingResponseAsync("Hello?", options, TestContext.Current.CancellationToken))
        {
            updates.Add(update);
        }

        return updates;
    }
}
