using System.Text.Json;
using GenXai.Cli.Tests.Support;
using GenXai.Testing.Models;
using Shouldly;
using Xunit;

namespace GenXai.Cli.Tests.Models;

/// <summary>Usage and budgets of nested, parallel workflows, against a server that counts the tokens.</summary>
public sealed class NestedUsageTests : IDisposable
{
    private const string Prices = """{"gpt-4o": {"input_per_million_usd": 1000, "output_per_million_usd": 4000}, "gpt-bad": {"input_per_million_usd": 10, "output_per_million_usd": 10}}""";
    private readonly Sandbox _sandbox = new();
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public NestedUsageTests()
    {
        _sandbox.Write("top.yaml", """
            workflow:
              name: top
              limits: {max_tokens: 1000000, max_cost_usd: 1000}
              agents:
                - {id: plain, goal: plain, llm: gpt-4o}
                - {id: repaired, goal: repaired, llm: gpt-4o, max_tokens: 100, output_schema: {type: object, required: [n], properties: {n: {type: integer}}}}
                - {id: stood_in, goal: refused, llm: gpt-bad, fallback: [gpt-4o]}
                - {id: slipped, goal: slipped, llm: gpt-4o, tools: [calculator]}
              graph:
                nodes:
                  - {id: in, type: input}
                  - {id: plain, type: agent}
                  - {id: repaired, type: agent}
                  - {id: stood_in, type: agent}
                  - {id: slipped, type: agent}
                  - {id: middle, type: subgraph, workflow: middle.yaml, for_each: "{{ input.list }}", for_each_concurrency: 3, input: "{{ item }}"}
                  - {id: drained, type: subgraph, workflow: drained.yaml, execution: {continue_on_error: true}}
                  - {id: out, type: output, output: done}
                edges:
                  - {from: in, to: plain, parallel: true}
                  - {from: in, to: repaired, parallel: true}
                  - {from: in, to: stood_in, parallel: true}
                  - {from: in, to: slipped, parallel: true}
                  - {from: in, to: middle, parallel: true}
                  - {from: in, to: drained, parallel: true}
                  - {from: plain, to: out}
                  - {from: repaired, to: out}
                  - {from: stood_in, to: out}
                  - {from: slipped, to: out}
                  - {from: middle, to: out}
                  - {from: drained, to: out}
            """);
        _sandbox.Write("middle.yaml", """
            workflow:
              name: middle
              limits: {max_tokens: 50000}
              agents: [{id: m, goal: middle, llm: gpt-4o}]
              graph:
                nodes: [{id: in, type: input}, {id: m, type: agent}, {id: inner, type: subgraph, workflow: inner.yaml}, {id: out, type: output}]
                edges: [{from: in, to: m, parallel: true}, {from: in, to: inner, parallel: true}, {from: m, to: out}, {from: inner, to: out}]
            """);
        _sandbox.Write("inner.yaml", """
            workflow:
              name: inner
              agents: [{id: i, goal: inner, llm: gpt-4o, max_tokens: 50}]
              graph:
                nodes: [{id: in, type: input}, {id: i, type: agent}, {id: j, type: agent, agent: i}, {id: out, type: output}]
                edges: [{from: in, to: i}, {from: i, to: j}, {from: j, to: out}]
            """);
        _sandbox.Write("drained.yaml", """
            workflow:
              name: drained
              agents: [{id: fails, goal: fails, llm: gpt-4o}, {id: slow, goal: slow, llm: gpt-4o}]
              graph:
                nodes: [{id: in, type: input}, {id: fails, type: agent}, {id: slow, type: agent}, {id: out, type: output}]
                edges: [{from: in, to: slow, parallel: true}, {from: in, to: fails, parallel: true}, {from: slow, to: out}, {from: fails, to: out}]
            """);
    }

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Run_NestedAndParallel_UsesWhatTheServerCountedToTheToken()
    {
        await using var server = await FakeModelServer.StartAsync(Respond);
        var programs = new ModelPrograms(_sandbox, server) { Catalog = Prices };

        var run = await programs.RunAsync(1, "run", "top.yaml", "--input", """{"list": [1, 2, 3]}""", "--id", "r", "--json");
        var listed = await programs.RunAsync(2, "runs", "--json");

        run.ExitCode.ShouldBe(0, run.Out + run.Error);
        var result = JsonElement.Parse(run.Out);
        var usage = result.GetProperty("usage");
        usage.GetProperty("inputTokens").GetInt64().ShouldBe(server.Served.Sum(served => (long)served.Input));
        usage.GetProperty("outputTokens").GetInt64().ShouldBe(server.Served.Sum(served => (long)served.Output));
        usage.GetProperty("costUsd").GetDecimal().ShouldBe(server.Served.Sum(Cost));
        foreach (var field in new[] { "modelCalls", "toolCalls", "inputTokens", "outputTokens", "costUsd" })
        {
            result.GetProperty("nodes").EnumerateArray().Sum(node => node.GetProperty("usage").GetProperty(field).GetDecimal())
                .ShouldBe(usage.GetProperty(field).GetDecimal(), field);
        }

        Node(result, "middle").GetProperty("usage").GetProperty("modelCalls").GetInt32().ShouldBe(9);
        Node(result, "drained").GetProperty("usage").GetProperty("inputTokens").GetInt64().ShouldBe(40, "the call that was drained");
        JsonElement.DeepEquals(JsonElement.Parse(listed.Out)[0].GetProperty("usage"), usage).ShouldBeTrue(listed.Out);

        // Under a budget every request says how long its reply may be.
        server.Requests.Where(request => !request.Body.TryGetProperty("max_tokens", out _)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_MoneyIsLimitedAndAPriceUnknown_FailsBeforeTheModelIsAsked()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Text("never"));
        _sandbox.Write("unknown.yaml", """
            workflow:
              name: unknown
              limits: {max_cost_usd: 1}
              agents: [{id: a, goal: Write, llm: home-grown}]
              graph: {nodes: [{id: a, type: agent}, {id: out, type: output}], edges: [{from: a, to: out}]}
            """);

        var run = await new ModelPrograms(_sandbox, server).RunAsync(1, "run", "unknown.yaml", "--json");

        run.ExitCode.ShouldBe(1);
        var message = JsonElement.Parse(run.Out).GetProperty("error").GetProperty("message").GetString();
        message.ShouldNotBeNull().ShouldContain("the price of model 'home-grown' of openai is not known");
        message.ShouldContain("GENXAI_MODELS");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_MoneyForTwoCallsOfFour_MakesTwoAndFails()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Text("A text", input: 40, output: 50));
        _sandbox.Write("dear.yaml", """
            workflow:
              name: dear
              limits: {max_cost_usd: 0.75}
              agents: [{id: a, goal: Write, llm: gpt-4o, max_tokens: 60}]
              graph:
                nodes: [{id: in, type: input}, {id: a, type: agent, for_each: "{{ input.list }}"}, {id: out, type: output}]
                edges: [{from: in, to: a}, {from: a, to: out}]
            """);

        var run = await new ModelPrograms(_sandbox, server) { Catalog = Prices }.RunAsync(
            1, "run", "dear.yaml", "--input", """{"list": [1, 2, 3, 4]}""", "--json");

        run.ExitCode.ShouldBe(1);
        var result = JsonElement.Parse(run.Out);
        result.GetProperty("error").GetProperty("code").GetString().ShouldBe("budget_exceeded");
        result.GetProperty("error").GetProperty("message").GetString()!.ShouldContain("limits.max_cost_usd");
        result.GetProperty("usage").GetProperty("costUsd").GetDecimal().ShouldBe(0.48m);
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Start_WhenTheDaysBudgetIsUsedUp_IsRefused()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Text("A text", input: 40, output: 80));
        _sandbox.Write("daily.yaml", """
            workflow:
              name: daily
              agents: [{id: a, goal: Write, llm: gpt-4o, max_tokens: 60}]
              graph: {nodes: [{id: a, type: agent}, {id: out, type: output}], edges: [{from: a, to: out}]}
            """);
        var programs = new ModelPrograms(_sandbox, server) { Catalog = Prices, Daily = """{"each_workflow": {"max_tokens": 230}}""" };
        Outcome third;
        DateTime day;
        do
        {
            // Once more if midnight came between.
            day = DateTime.UtcNow.Date;
            await RunAsync(programs, 1);
            await RunAsync(programs, 2);
            third = await programs.RunAsync(3, "run", "daily.yaml", "--json");
        }
        while (DateTime.UtcNow.Date != day);
        var doctor = await programs.RunAsync(4, "doctor");

        third.ExitCode.ShouldBe(2, third.Out);
        third.Error.ShouldContain("budget_exceeded: the daily budget of workflow 'daily' is used up: 240 of 230 tokens");
        server.Requests.Count.ShouldBe(2);
        doctor.Out.ShouldContain("of the day: host unlimited, each workflow 230 tokens");
    }

    private static async Task RunAsync(ModelPrograms programs, int number)
    {
        var run = await programs.RunAsync(number, "run", "daily.yaml", "--json");
        (run.ExitCode is 0 or 2).ShouldBeTrue(run.Out + run.Error);
    }

    private static decimal Cost(ServedTokens served) => served.Request.Deployment == "gpt-bad"
        ? (served.Input + served.Output) * 10m / 1_000_000
        : ((served.Input * 1000m) + (served.Output * 4000m)) / 1_000_000;

    private static JsonElement Node(JsonElement result, string id) =>
        result.GetProperty("nodes").EnumerateArray().Single(node => node.GetProperty("id").GetString() == id);

    private ModelAnswer Respond(ModelRequest request)
    {
        var text = request.Body.GetProperty("messages").GetRawText();
        bool Says(string goal) => text.Contains(goal, StringComparison.Ordinal);
        return request.Deployment == "gpt-bad" ? Answers.Refusal("I would rather not")
            : Says("repaired") ? Says("does not fit the schema") ? Answers.Text("""{"n": 3}""", 27, 6) : Answers.Text("no JSON", 21, 2)
            : Says("slipped") && request.LastRole == "tool" ? Answers.Text("It is 2", 31, 4)
            : Says("slipped") && !request.Key.Contains(".2", StringComparison.Ordinal) ? Answers.Error(500, "server_error", "slipped")
            : Says("slipped") ? Answers.ToolCalls(("c", "calculator", """{"expression": "1+1"}"""))
            : Says("fails") ? Fail()
            : Says("slow") ? Slow
            : Answers.Text("A text", 17, 9);
    }

    private ModelAnswer Fail()
    {
        _failed.TrySetResult();
        return Answers.Error(400, "invalid_request", "fails");
    }

    private async Task Slow(ModelExchange exchange)
    {
        await _failed.Task;
        await Answers.Text("late", 40, 10)(exchange);
    }
}
