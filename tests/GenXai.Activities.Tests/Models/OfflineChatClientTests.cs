using System.Text.Json;
using GenXai.Activities.Agents;
using GenXai.Activities.Models;
using GenXai.Activities.Models.Offline;
using GenXai.Activities.Tests.Fakes;
using Microsoft.Extensions.AI;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Models;

public sealed class OfflineChatClientTests
{
    [Theory]
    [InlineData("Please refund my last invoice", "billing")]
    [InlineData("The app crashes with an error", "technical")]
    [InlineData("I have a general question", "general")]
    [InlineData("Refunds please", "billing")]
    [InlineData("zzz", "billing")]
    public async Task Reply_Enum_IsChosenByTheWordsOfTheInput(string input, string expected)
    {
        var reply = await ReplyAsync("""{"type": "object", "properties": {"category": {"enum": ["billing", "technical", "general"]}}, "required": ["category"]}""", input: input);

        reply.GetProperty("category").GetString().ShouldBe(expected);
    }

    [Fact]
    public async Task Reply_EnumAndSilentInput_IsChosenByTheTask()
    {
        var reply = await ReplyAsync("""{"enum": ["short", "long"]}""", "Make it long", "zzz");

        reply.GetString().ShouldBe("long");
    }

    [Theory]
    [InlineData("""{"type": "boolean"}""", "true")]
    [InlineData("""{"type": "null"}""", "null")]
    [InlineData("""{"const": {"a": [1]}}""", """{"a":[1]}""")]
    [InlineData("""{"type": "integer", "minimum": 0, "maximum": 10}""", "9")]
    [InlineData("""{"type": "number", "minimum": 0, "maximum": 1}""", "0.9")]
    [InlineData("""{"type": "integer", "multipleOf": 5, "minimum": 6}""", "10")]
    [InlineData("""{"type": "string", "minLength": 3, "maxLength": 3}""", "\"Say\"")]
    [InlineData("""{"type": "string", "pattern": "^[A-Z]{3}-\\d{2}$"}""", "\"ABC-12\"")]
    [InlineData("""{"type": "string", "format": "date"}""", "\"2026-01-01\"")]
    [InlineData("""{"type": "array", "items": {"type": "integer"}, "minItems": 3, "uniqueItems": true}""", "[1,0,2]")]
    [InlineData("""{"type": ["null", "boolean"]}""", "true")]
    [InlineData("""{"anyOf": [{"type": "string", "minLength": 5, "maxLength": 2}, {"const": 1}]}""", "1")]
    [InlineData("""{"oneOf": [{"type": "integer"}, {"type": "number"}], "minimum": 0.1, "maximum": 0.2}""", "0.19")]
    [InlineData("""{"$ref": "#/$defs/x", "$defs": {"x": {"const": "y"}}}""", "\"y\"")]
    [InlineData("""{"type": "object", "properties": {"n": {"const": 1}, "approved": {"type": "boolean"}, "needs_revision": {"type": "boolean"}}}""", """{"n":1,"approved":true,"needs_revision":false}""")]
    [InlineData("""{"$ref": "#/$defs/tree", "$defs": {"tree": {"type": "object", "properties": {"v": {"const": 1}, "next": {"$ref": "#/$defs/tree"}}, "required": ["v"]}}}""", """{"v":1,"next":{"v":1}}""")]
    [InlineData("""{"not": {"type": "string"}}""", "{}")]
    [InlineData("""{"type": "object", "required": ["a"], "dependentRequired": {"a": ["b"]}, "additionalProperties": {"type": "boolean"}}""", """{"a":true,"b":true}""")]
    [InlineData("""{"if": {"properties": {"k": {"const": 1}}, "required": ["k"]}, "then": {"required": ["x"], "properties": {"x": {"const": 2}}}}""", """{"x":2,"k":1}""")]
    public async Task Reply_Schema_IsObeyed(string schema, string expected) =>
        JsonText.Of(await ReplyAsync(schema, "Say something", null)).ShouldBe(expected);

    [Fact]
    public async Task Reply_FieldOfTheInput_IsTakenOver()
    {
        var reply = await ReplyAsync("""{"type": "object", "properties": {"amount": {"type": "number"}, "name": {"type": "string"}}}""", input: """{"amount": 12.5, "name": 3}""", asJson: true);

        reply.GetProperty("amount").GetDouble().ShouldBe(12.5);
        reply.GetProperty("name").ValueKind.ShouldBe(JsonValueKind.String);
    }

    [Theory]
    [InlineData("""{"type": "string", "minLength": 3, "maxLength": 2}""", "found no value")]
    [InlineData("""{"type": "object", "properties": {"a": {"$ref": "#"}}, "required": ["a"]}""", "found no value")]
    [InlineData("""{"type": "string", "pattern": "^(?=x)y$"}""", "found no value")]
    [InlineData("""{"typ": "string"}""", "output_schema is faulty")]
    [InlineData("false", "found no value")]
    public async Task Reply_SchemaThatCannotBeMet_IsAnError(string schema, string expected)
    {
        var exception = await Should.ThrowAsync<ModelException>(() => ReplyAsync(schema));

        exception.Message.ShouldContain(expected);
        exception.Transient.ShouldBeFalse();
    }

    [Fact]
    public async Task Reply_WithoutSchema_IsTheSameTextEachTime()
    {
        var first = await TextAsync("Summarise the report", "Sales rose by 5 %");
        var second = await TextAsync("Summarise the report", "Sales rose by 5 %");

        first.ShouldBe("[offline] Tester: Summarise the report Based on: Sales rose by 5 %");
        second.ShouldBe(first);
    }

    [Fact]
    public async Task Reply_LongInput_StaysShort() =>
        (await TextAsync("Go", new string('x', 100_000))).Length.ShouldBeLessThan(500);

    [Fact]
    public async Task GetResponse_OfPlainMessages_Answers()
    {
        using var client = new OfflineChatClient();
        var response = await client.GetResponseAsync([new ChatMessage(ChatRole.User, "Hello there")], cancellationToken: TestContext.Current.CancellationToken);

        response.Text.ShouldContain("Hello there");
        response.Usage!.InputTokenCount.ShouldBe(3);
    }

    private static async Task<string> TextAsync(string task, string input)
    {
        using var client = new OfflineChatClient();
        var options = new ChatOptions();
        new CallContext("key", new PromptParts("Tester", task, JsonSerializer.SerializeToElement(input), null)).AddTo(options);
        return (await client.GetResponseAsync([], options, TestContext.Current.CancellationToken)).Text;
    }

    private static async Task<JsonElement> ReplyAsync(string schema, string task = "Sort it", string? input = null, bool asJson = false)
    {
        using var client = new OfflineChatClient();
        var options = new ChatOptions();
        JsonElement? value = input is null ? null : asJson ? Value.Of(input) : JsonSerializer.SerializeToElement(input);
        new CallContext("key", new PromptParts("Tester", task, value, Value.Of(schema))).AddTo(options);
        return Value.Of((await client.GetResponseAsync([], options, TestContext.Current.CancellationToken)).Text);
    }

    private static class JsonText
    {
        public static string Of(JsonElement value) => JsonSerializer.Serialize(value);
    }
}
