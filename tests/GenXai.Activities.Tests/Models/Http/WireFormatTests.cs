using System.Text.Json;
using GenXai.Activities.Models;
using GenXai.Activities.Tests.Fakes;
using GenXai.Testing.Models;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Definitions;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Models.Http;

public sealed class WireFormatTests
{
    private static readonly JsonElement Schema = Value.Of("""{"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"]}""");

    [Fact]
    public async Task Ask_OpenAi_SendsParametersAndReadsReplyUsageAndPrice()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Text("Hello", input: 1000, output: 200));
        var bench = new HttpBench(server)
        {
            Agent = new() { Id = "a", Role = "R", Provider = "openai", Model = "gpt-4o", Temperature = 0.5, Seed = 7, MaxTokens = 50 },
        };

        var outcome = await bench.AskAsync();

        outcome.Failure.ShouldBeNull();
        outcome.Reply!.Value.GetString().ShouldBe("Hello");
        outcome.Model.ShouldBe("gpt-4o-2024-08-06");
        outcome.Usage.ShouldBe(new CallUsage(1000, 200, 0.0045m));
        var request = server.Requests.ShouldHaveSingleItem();
        request.Target.ShouldBe("/v1/chat/completions");
        request.Key.ShouldBe(HttpBench.Key);
        request.Access.ShouldBe("Bearer " + HttpBench.Secret);
        request.Body.GetProperty("model").GetString().ShouldBe("gpt-4o");
        request.Body.GetProperty("temperature").GetDouble().ShouldBe(0.5);
        request.Body.GetProperty("seed").GetInt64().ShouldBe(7);
        request.Body.GetProperty("max_tokens").GetInt32().ShouldBe(50);
        request.Body.TryGetProperty("max_completion_tokens", out _).ShouldBeFalse();
        request.Body.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("role").GetString()).ShouldBe(["system", "user"]);
    }

    [Fact]
    public async Task Ask_AzureOpenAi_UsesDeploymentKeyAndIsTakenFirst()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Text("Hello"));
        var bench = new HttpBench(server, ("AZURE_OPENAI_ENDPOINT", server.Address), ("AZURE_OPENAI_API_KEY", "azure-key"))
        {
            Agent = new() { Id = "a", Model = "my-deployment", Temperature = 0.25, Seed = 3, MaxTokens = 40 },
        };

        var outcome = await bench.AskAsync();

        outcome.Failure.ShouldBeNull();
        outcome.Usage.CostUsd.ShouldBe(0.000075m);
        var request = server.Requests.ShouldHaveSingleItem();
        request.Target.ShouldStartWith("/openai/deployments/my-deployment/chat/completions?api-version=");
        request.Access.ShouldBe("azure-key");
        request.Key.ShouldBe(HttpBench.Key);
        request.Body.GetProperty("seed").GetInt64().ShouldBe(3);
        request.Body.GetProperty("max_completion_tokens").GetInt32().ShouldBe(40);
    }

    [Theory]
    [InlineData("")]
    [InlineData("http://")]
    public async Task Ask_Ollama_UsesItsCompatibleApi(string scheme)
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Text("Hello", model: "llama3"));
        var host = scheme + server.Address["http://".Length..];
        var bench = new HttpBench(server, ("OLLAMA_HOST", host)) { Agent = new() { Id = "a", Provider = "ollama", Model = "llama3", MaxTokens = 9 } };

        (await bench.AskAsync()).Reply!.Value.GetString().ShouldBe("Hello");

        var request = server.Requests.ShouldHaveSingleItem();
        request.Target.ShouldBe("/v1/chat/completions");
        request.Body.GetProperty("max_tokens").GetInt32().ShouldBe(9);
    }

    [Fact]
    public async Task Ask_Tools_AreOfferedAndTheirCallsComeBack()
    {
        await using var server = await FakeModelServer.StartAsync(
            Answers.ToolCalls(("call_a", "calculator", """{"expression": "1+1"}"""), ("call_b", "lookup", """{"id": 5}""")));
        var bench = new HttpBench(server)
        {
            Agent = new() { Id = "a", Provider = "openai", Model = "gpt-4o", Tools = ["calculator", "lookup"] },
            Tools = [new ToolDefinition { Name = "lookup", Description = "Finds a thing", Parameters = Value.Of("""{"type": "object", "properties": {"id": {"type": "integer"}}}""") }],
        };

        var outcome = await bench.AskAsync(change: request => request with
        {
            Conversation =
            [
                new ConversationPart { Role = "assistant", ToolCalls = [new ToolCallAsked("call_0", "lookup", Value.Of("""{"id": 1}"""))] },
                new ConversationPart { Role = "tool", ToolCallId = "call_0", Text = "nothing" },
            ],
        });

        outcome.ToolCalls.Select(call => $"{call.Id} {call.Name} {GenXai.Workflows.Json.JsonValues.ToJson(call.Arguments)}")
            .ShouldBe(["call_a calculator {\"expression\":\"1+1\"}", "call_b lookup {\"id\":5}"]);
        outcome.Usage.InputTokens.ShouldBe(20);
        var body = server.Requests.Single().Body;
        var offered = body.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("function")).ToArray();
        offered.Select(tool => tool.GetProperty("name").GetString()).ShouldBe(["calculator", "lookup"]);
        offered[1].GetProperty("description").GetString().ShouldBe("Finds a thing");
        offered[1].GetProperty("parameters").GetProperty("properties").TryGetProperty("id", out _).ShouldBeTrue();
        var messages = body.GetProperty("messages").EnumerateArray().ToArray();
        messages[^2].GetProperty("tool_calls")[0].GetProperty("function").GetProperty("name").GetString().ShouldBe("lookup");
        messages[^1].GetProperty("tool_call_id").GetString().ShouldBe("call_0");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ask_OutputSchema_IsSentAsResponseFormat(bool azure)
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Text("""{"n": 3}"""));
        var agent = new AgentDefinition { Id = "a", Model = "m", OutputSchema = Schema };
        var bench = azure
            ? new HttpBench(server, ("AZURE_OPENAI_ENDPOINT", server.Address), ("AZURE_OPENAI_API_KEY", "k")) { Agent = agent }
            : new HttpBench(server) { Agent = agent };

        var outcome = await bench.AskAsync();

        outcome.Reply!.Value.GetProperty("n").GetInt32().ShouldBe(3);
        var body = server.Requests.Single().Body;
        var format = body.GetProperty("response_format");
        format.GetProperty("type").GetString().ShouldBe("json_schema");
        format.GetProperty("json_schema").GetProperty("schema").GetProperty("properties").TryGetProperty("n", out _).ShouldBeTrue();
        // Compatible servers may ignore response_format: for them the schema stands in the prompt as well.
        body.GetProperty("messages").GetRawText().Contains("JSON Schema", StringComparison.Ordinal).ShouldBe(!azure);
    }

    [Fact]
    public async Task Ask_BadJsonForASchema_HasItsFaults()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Text("no json"));
        var bench = new HttpBench(server) { Agent = new() { Id = "a", Model = "m", OutputSchema = Schema } };

        (await bench.AskAsync()).SchemaErrors.ShouldHaveSingleItem().ShouldContain("not JSON");
    }

    [Fact]
    public async Task Ask_NothingConfigured_TheOfflineModelAnswers()
    {
        await using var server = await FakeModelServer.StartAsync();
        var bench = new HttpBench(server, ("OPENAI_API_KEY", ""));

        (await bench.AskAsync()).Model.ShouldBe("offline");

        server.Requests.ShouldBeEmpty();
        bench.Bench.Recorder.Notices.ShouldBe(["openai is not configured: the built-in offline model answers"]);
    }

    [Theory]
    [InlineData("OPENAI_BASE_URL", "not a url", "OPENAI_BASE_URL must be a URL")]
    [InlineData("GENXAI_REQUEST_SECONDS", "soon", "GENXAI_REQUEST_SECONDS must be a number")]
    [InlineData("GENXAI_MODELS", "{\"gpt-4o\": {\"pricee\": 1}}", "GENXAI_MODELS must be JSON")]
    [InlineData("GENXAI_MODELS", "{\"gpt-4o\": {\"max_concurrency\": 0}}", "must be at least 1")]
    public async Task Ask_FaultySetting_FailsForGoodAndNamesIt(string setting, string value, string expected)
    {
        await using var server = await FakeModelServer.StartAsync();
        var outcome = await new HttpBench(server, (setting, value)).AskAsync();

        outcome.Failure!.Transient.ShouldBeFalse();
        outcome.Failure.Message.ShouldContain(expected);
    }

    [Theory]
    [InlineData("{\"expression\": ", "\"{\\\"expression\\\": \"")]
    [InlineData("", "{}")]
    public async Task Ask_ToolCallWithBadArguments_HandsThemOnAsText(string arguments, string expected)
    {
        await using var server = await FakeModelServer.StartAsync(Answers.ToolCalls(("c", "calculator", arguments)));
        var bench = new HttpBench(server) { Agent = new() { Id = "a", Model = "m", Tools = ["calculator"] } };

        var call = (await bench.AskAsync()).ToolCalls.ShouldHaveSingleItem();

        GenXai.Workflows.Json.JsonValues.ToJson(call.Arguments).ShouldBe(expected);
    }

    [Fact]
    public async Task Ask_DefaultModel_IsAskedAndPriced()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Text("hi", 1000, 0, model: "unknown"));
        var bench = new HttpBench(server, ("OPENAI_MODEL", "gpt-4o")) { Agent = new() { Id = "a" } };

        (await bench.AskAsync()).Usage.CostUsd.ShouldBe(0.0025m);
        server.Requests.Single().Body.GetProperty("model").GetString().ShouldBe("gpt-4o");
    }

    [Fact]
    public async Task Ask_NoModelNamed_SaysWhereToNameIt()
    {
        await using var server = await FakeModelServer.StartAsync();
        var bench = new HttpBench(server) { Agent = new() { Id = "a", Provider = "openai" } };

        (await bench.AskAsync()).Failure!.Message.ShouldContain("OPENAI_MODEL");
    }

    [Fact]
    public void Create_Settings_TellWhatIsConfigured()
    {
        var providers = ModelProviderSet.Create(new MapSettings { ["OLLAMA_HOST"] = "box", ["AZURE_OPENAI_ENDPOINT"] = "https://r.openai.azure.com/" });

        providers.Select(provider => $"{provider.Name} {provider.IsConfigured} {provider.Endpoint}")
            .ShouldBe(["azure_openai True r.openai.azure.com", "openai False ", "ollama True box:11434"]);
    }
}
