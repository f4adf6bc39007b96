using System.ComponentModel;
using GenXai.Activities.Tests.Fakes;
using GenXai.Activities.Tools;
using GenXai.Activities.Tools.Methods;
using GenXai.Activities.Tools.Policies;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Tools.Methods;

public sealed class MethodToolTests
{
    [Fact]
    public async Task Call_Method_GetsArgumentsAndContext()
    {
        var tool = new MethodTool(Quote);

        tool.Name.ShouldBe("Quote");
        tool.Description.ShouldBe("Quotes a price.");
        tool.Parameters.GetProperty("properties").EnumerateObject().Select(property => property.Name).ShouldBe(["item", "count"]);
        (await tool.CallAsync("""{"item": "tea", "count": 3}""")).GetRawText().ShouldBe("""{"item":"tea","total":6,"key":"run/0/a/1/1"}""");
        (await tool.CallAsync("""{"item": "tea"}""")).Text("total").ShouldBe("2");
    }

    [Theory]
    [InlineData("""{"item": "tea", "coutn": 3}""", "unknown parameter 'coutn'; did you mean 'count'?")]
    [InlineData("{}", "parameter 'item' is missing")]
    [InlineData("""{"item": 4}""", "expected string")]
    public async Task Call_BadArguments_SaysWhatIsWrong(string arguments, string expected) =>
        (await new MethodTool(Quote).FaultAsync(arguments)).ShouldContain(expected);

    [Fact]
    public async Task Call_AsyncMethodWithoutResult_GivesNull() =>
        (await new MethodTool(async (CancellationToken token) => await Task.CompletedTask, "nothing").CallAsync("{}")).GetRawText().ShouldBe("null");

    [Fact]
    public async Task AddGenXaiTools_SeveralCalls_AddUp()
    {
        var services = new ServiceCollection()
            .AddGenXaiTools(tools => tools.Add(Quote, "quote").Deny("http_*"))
            .AddGenXaiTools(tools => tools.Add((int a, int b) => a + b, "add", "Adds.").Configure("add", new ToolPolicy { Retries = 1 }));
        await using var provider = services.BuildServiceProvider();
        var options = provider.GetRequiredService<ToolOptions>();

        options.Tools.Select(tool => tool.Name).ShouldBe(["quote", "add"]);
        options.Deny.ShouldBe(["http_*"]);
        var bench = new Bench { Options = options };
        (await bench.CallAsync(new() { Origin = OneProgram.Origin(), Tool = "add", Arguments = Value.Of("""{"a": 2, "b": 3}""") })).Result!.Value.GetRawText().ShouldBe("5");
        (await bench.CallAsync(new() { Origin = OneProgram.Origin(), Tool = "http_client", Arguments = Value.Of("{}") })).Failure!.Message.ShouldContain("denied on this host");
    }

    [Description("Quotes a price.")]
    private static Offer Quote([Description("What is bought.")] string item, ToolCallContext context, int count = 1) =>
        new(item, count * 2, context.IdempotencyKey);

    private sealed record Offer(string Item, int Total, string Key);
}
