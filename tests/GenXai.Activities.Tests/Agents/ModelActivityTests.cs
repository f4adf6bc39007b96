using System.Text.Json;
using GenXai.Activities.Models;
using GenXai.Activities.Tests.Fakes;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Definitions;
using Microsoft.Extensions.AI;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Agents;

public sealed class ModelActivityTests
{
    private static readonly AgentDefinition Writer = new() { Id = "writer", Role = "Writer", Goal = "Write well", Backstory = "Ten years of news" };
    private static readonly JsonElement Schema = Value.Of("""{"type": "object", "properties": {"category": {"enum": ["billing", "other"]}}, "required": ["category"], "additionalProperties": false}""");

    [Fact]
    public async Task Run_Prompt_HasRoleTaskInputAndMemoryOnly()
    {
        var bench = Scripted("\"ok\"");
        await bench.AskAsync(Request() with
        {
            Task = "Write about {{ topic }}",
            Bindings = [new Binding("topic", Value.Of("\"tea\""))],
            Input = Value.Of("""{"topic": "tea"}"""),
            Memory = [new MemoryItem("research", Value.Of("\"green and black\""))],
        });

        var prompt = bench.Recorder.Prompts.ShouldHaveSingleItem();
        prompt.Select(message => message.Role).ShouldBe(["system", "user"]);
        prompt[0].Text.ShouldBe("Role: Writer\n\nGoal: Write well\n\nBackstory: Ten years of news\n");
        prompt[1].Text.ShouldBe("Task: Write about tea\n\nInput:\n{\"topic\":\"tea\"}\n\nShared memory:\n- research: green and black\n");
    }

    [Fact]
    public async Task Run_NoTask_TheGoalIsTheTask()
    {
        var bench = Scripted("\"ok\"");
        await bench.AskAsync(Request() with { Input = Value.Of("\"plain text\"") });

        bench.Recorder.Prompts.Single()[1].Text.ShouldBe("Task: Write well\n\nInput:\nplain text\n");
    }

    [Fact]
    public async Task Run_Conversation_IsSent()
    {
        var bench = Scripted("\"ok\"");
        await bench.AskAsync(Request() with
        {
            Conversation =
            [
                new ConversationPart { Role = "assistant", ToolCalls = [new ToolCallAsked("1", "calculator", Value.Of("""{"expression":"1+1"}"""))] },
                new ConversationPart { Role = "tool", ToolCallId = "1", Text = "2" },
                new ConversationPart { Role = "user", Text = "Correct it" },
            ],
        });

        bench.Recorder.Prompts.Single().Skip(2).Select(message => $"{message.Role}|{message.Text}")
            .ShouldBe(["assistant|calculator({\"expression\":\"1+1\"})", "tool|2", "user|Correct it"]);
    }

    [Fact]
    public async Task Run_MissingName_IsATemplateError()
    {
        var bench = Scripted("\"ok\"");
        var outcome = await bench.AskAsync(Request() with { Task = "About {{ nope.v }}" });

        outcome.Failure!.Code.ShouldBe(ErrorCodes.TemplateError);
        outcome.Failure.Message.ShouldContain("nope.v");
        bench.Recorder.Prompts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"plain\"", "\"plain\"")]
    [InlineData("""{"json": {"a": 1}}""", """{"a":1}""")]
    [InlineData("""{"text": "{\"a\": 1}"}""", """{"a":1}""")]
    [InlineData("""{"text": "```json\n{\"a\": 1}\n```"}""", """{"a":1}""")]
    [InlineData("""{"text": " ```\n[1]\n``` \n"}""", "[1]")]
    [InlineData("""{"text": "See ```{}```"}""", "\"See ```{}```\"")]
    [InlineData("""{"text": ""}""", "\"\"")]
    public async Task Run_Reply_IsJsonWhereItIsJsonAsAWhole(string reply, string expected)
    {
        var outcome = await Scripted(reply).AskAsync(Request());

        outcome.Failure.ShouldBeNull();
        JsonElement.DeepEquals(outcome.Reply!.Value, Value.Of(expected)).ShouldBeTrue(outcome.Reply.Value.GetRawText());
        outcome.Model.ShouldBe("scripted");
    }

    [Theory]
    [InlineData("""{"json": {"category": "billing"}}""", true)]
    [InlineData("""{"json": {"category": "weather"}}""", false)]
    [InlineData("\"no json\"", false)]
    public async Task Run_OutputSchema_IsValidated(string reply, bool valid)
    {
        var outcome = await Scripted(reply, Writer with { OutputSchema = Schema }).AskAsync(Request());

        outcome.Failure.ShouldBeNull();
        (outcome.Reply is not null).ShouldBe(valid);
        (outcome.SchemaErrors.Count == 0).ShouldBe(valid);
        outcome.Text.ShouldNotBeNull();
    }

    [Fact]
    public async Task Run_ToolCalls_AreHandedOn()
    {
        var outcome = await Scripted("""{"tool_calls": [{"name": "calculator", "arguments": {"expression": "1"}}, {"name": "other"}]}""").AskAsync(Request());

        outcome.Reply.ShouldBeNull();
        outcome.ToolCalls.Select(call => $"{call.Id} {call.Name} {call.Arguments.GetRawText()}")
            .ShouldBe(["call_1_1 calculator {\"expression\":\"1\"}", "call_1_2 other {}"]);
    }

    [Fact]
    public async Task Run_ScriptedCalls_AreAnsweredByTheirNumber()
    {
        var bench = Scripted("""{"error": "boom", "times": 2}, "fine" """);

        (await bench.AskAsync(Request() with { AgentCall = 2 })).Failure.ShouldBe(new CallFailure(ErrorCodes.NodeFailed, "boom", Transient: true));
        (await bench.AskAsync(Request() with { AgentCall = 3 })).Text.ShouldBe("fine");
        (await bench.AskAsync(Request() with { AgentCall = 30 })).Text.ShouldBe("fine");
    }

    [Theory]
    [InlineData("permanent", false)]
    [InlineData("transient", true)]
    [InlineData("rate_limited", true)]
    public async Task Run_ScriptedError_HasItsKind(string kind, bool transient) =>
        (await Scripted($$"""{"error": "boom", "kind": "{{kind}}"}""").AskAsync(Request())).Failure!.Transient.ShouldBe(transient);

    [Fact]
    public async Task Run_SlowReply_TimesOutExactly()
    {
        var bench = Scripted("""{"text": "late", "delay_ms": 300}""");
        var outcome = await bench.AskAsync(Request() with { TimeoutSeconds = 0.05, StatedTimeoutSeconds = 0.05 });

        outcome.Failure.ShouldBe(new CallFailure(ErrorCodes.Timeout, "timed out after 0.05 s", Transient: true));
        outcome.DurationMs.ShouldBe(50);
    }

    [Fact]
    public async Task Run_Usage_IsTheScriptsOrEstimated()
    {
        (await Scripted("""{"text": "x", "usage": {"input": 11, "output": 3}}""").AskAsync(Request())).Usage.ShouldBe(new CallUsage(11, 3, 0));
        var estimated = (await Scripted("\"12345678\"").AskAsync(Request())).Usage;
        estimated.OutputTokens.ShouldBe(2);
        estimated.InputTokens.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Run_NoProvider_TheOfflineModelAnswersAndOneLineSaysSo()
    {
        var bench = new Bench { Agents = [Writer] };
        var outcome = await bench.AskAsync(Request());

        outcome.Model.ShouldBe("offline");
        outcome.Reply!.Value.GetString().ShouldNotBeNullOrEmpty();
        bench.Recorder.Notices.ShouldBe(["no model is configured: the built-in offline model answers"]);
    }

    [Theory]
    [InlineData("offline", null)]
    [InlineData("openai", "openai is not available in this build: the built-in offline model answers")]
    [InlineData("scripted", "an agent has llm_provider scripted, but no script names it: the built-in offline model answers")]
    public async Task Run_NamedProvider_FallsToOfflineWithALine(string provider, string? notice)
    {
        var bench = new Bench { Agents = [Writer with { Provider = provider }] };
        (await bench.AskAsync(Request())).Model.ShouldBe("offline");

        bench.Recorder.Notices.ShouldBe(notice is null ? [] : [notice]);
    }

    [Fact]
    public async Task Run_ConfiguredProvider_Answers()
    {
        ChatOptions? seen = null;
        var bench = new Bench
        {
            Agents = [Writer with { Model = "gpt", Temperature = 0.5, Seed = 7, MaxTokens = 100, Tools = ["calculator", "stubbed"] }],
            Providers = [new DelegateProvider(ProviderNames.OpenAi, (options, _) =>
            {
                seen = options;
                return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "hi")));
            })],
        };
        var outcome = await bench.AskAsync(Request() with { ModelOverride = "gpt-small" });

        outcome.Text.ShouldBe("hi");
        outcome.Model.ShouldBe("gpt-small");
        seen!.ModelId.ShouldBe("gpt-small");
        seen.Seed.ShouldBe(7);
        seen.MaxOutputTokens.ShouldBe(100);
        seen.Tools!.Select(tool => tool.Name).ShouldBe(["calculator", "stubbed"]);
        bench.Recorder.Notices.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_ProviderFails_IsANodeFailureByKind()
    {
        (await Failing(new HttpRequestException("slow down", null, System.Net.HttpStatusCode.TooManyRequests))).Transient.ShouldBeTrue();
        (await Failing(new HttpRequestException("no key", null, System.Net.HttpStatusCode.Unauthorized))).Transient.ShouldBeFalse();
        (await Failing(new ModelException("quota", transient: false))).ShouldBe(new CallFailure(ErrorCodes.NodeFailed, "quota", false));
        (await Failing(new OperationCanceledException("client gave up"))).Transient.ShouldBeTrue();
    }

    [Fact]
    public async Task Run_HostStops_IsCancelled()
    {
        using var stopping = new CancellationTokenSource();
        var bench = new Bench
        {
            Agents = [Writer],
            Providers = [new DelegateProvider(ProviderNames.OpenAi, async (_, token) =>
            {
                await stopping.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
                return new ChatResponse();
            })],
        };

        await Should.ThrowAsync<OperationCanceledException>(() => bench.AskUntilAsync(Request(), stopping.Token));
    }

    private static async Task<CallFailure> Failing(Exception exception)
    {
        var bench = new Bench { Agents = [Writer], Providers = [new DelegateProvider(ProviderNames.OpenAi, (_, _) => throw exception)] };
        return (await bench.AskAsync(Request())).Failure!;
    }

    private static Bench Scripted(string replies, AgentDefinition? agent = null) =>
        new() { Agents = [agent ?? Writer], Script = $$$"""{"model": {"writer": [{{{replies}}}]}}""" };

    private static ModelCallRequest Request() => new() { Origin = OneProgram.Origin(), Agent = "writer", AgentCall = 1, TimeoutSeconds = 300 };
}
