using System.Text.Json;
using GenXai.Cli.Tests.Support;
using GenXai.Testing.Models;
using Shouldly;
using Xunit;

namespace GenXai.Cli.Tests.Models;

/// <summary>What runs use and cost, against a server that counts the tokens.</summary>
public sealed class UsageTests : IDisposable
{
    private const string Prices = """{"gpt-4o": {"input_per_million_usd": 1000, "output_per_million_usd": 4000}}""";
    private readonly Sandbox _sandbox = new();

    public UsageTests() => _sandbox.Write("agents.yaml", """
        workflow:
          name: agents
          agents:
            - {id: a, role: A, goal: Write, llm: gpt-4o}
            - {id: b, role: B, goal: Count, llm: gpt-4o, tools: [calculator]}
          graph:
            nodes: [{id: in, type: input}, {id: a, type: agent}, {id: b, type: agent}, {id: out, type: output, output: {a: "{{ a }}", b: "{{ b }}"}}]
            edges: [{from: in, to: a, parallel: true}, {from: in, to: b, parallel: true}, {from: a, to: out}, {from: b, to: out}]
        """);

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_WithPrices_ReportsWhatTheServerCounted(bool azure)
    {
        await using var server = await FakeModelServer.StartAsync(Respond);
        var programs = new ModelPrograms(_sandbox, server) { Azure = azure, Catalog = Prices };

        var run = await programs.RunAsync(1, "run", "agents.yaml", "--id", "r", "--json");
        run.ExitCode.ShouldBe(0, run.Error);
        var listed = await programs.RunAsync(2, "runs", "--json");
        var table = await programs.RunAsync(3, "runs");

        var result = JsonElement.Parse(run.Out);
        result.GetProperty("output").GetProperty("b").GetString().ShouldBe("It is 2");
        var usage = result.GetProperty("usage");
        var input = server.Served.Sum(served => (long)served.Input);
        var output = server.Served.Sum(served => (long)served.Output);
        var cost = ((input * 1000m) + (output * 4000m)) / 1_000_000;
        usage.GetProperty("modelCalls").GetInt32().ShouldBe(3);
        usage.GetProperty("toolCalls").GetInt32().ShouldBe(1);
        usage.GetProperty("inputTokens").GetInt64().ShouldBe(input);
        usage.GetProperty("outputTokens").GetInt64().ShouldBe(output);
        usage.GetProperty("costUsd").GetDecimal().ShouldBe(cost);
        JsonElement.Parse(listed.Out)[0].GetProperty("usage").GetProperty("costUsd").GetDecimal().ShouldBe(cost);
        table.Out.ShouldContain(cost.ToString("0.0000 USD", System.Globalization.CultureInfo.InvariantCulture));
        table.Out.ShouldContain((input + output).ToString(System.Globalization.CultureInfo.InvariantCulture));
        run.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_NestedAndParallel_IsBilledAsTheServerCounted()
    {
        _sandbox.Write("nested.yaml", """
            workflow:
              name: nested
              agents: [{id: a, role: A, goal: Write, llm: gpt-4o}, {id: b, role: B, goal: Count, llm: gpt-4o, tools: [calculator]}]
              graph:
                nodes:
                  - {id: in, type: input}
                  - {id: each, type: subgraph, workflow: agents.yaml, for_each: "{{ input.numbers }}", for_each_concurrency: 3}
                  - {id: one, type: subgraph, workflow: agents.yaml}
                  - {id: a, type: agent}
                  - {id: b, type: agent}
                  - {id: out, type: output}
                edges:
                  - {from: in, to: each, parallel: true}
                  - {from: in, to: one, parallel: true}
                  - {from: in, to: a, parallel: true}
                  - {from: each, to: b}
                  - {from: one, to: b}
                  - {from: a, to: b}
                  - {from: b, to: out}
            """);
        // Of different sizes, so that none can stand for another.
        await using var server = await FakeModelServer.StartAsync(
            request => request.LastRole == "tool" ? Answers.Text($"It is {request.LastText}", request.Key.Length, 4) : Respond(request));
        var programs = new ModelPrograms(_sandbox, server) { Catalog = Prices };

        var run = await programs.RunAsync(1, "run", "nested.yaml", "--id", "r", "--json", "--input", """{"numbers": [1, 2, 3, 4]}""");

        run.ExitCode.ShouldBe(0, run.Error);
        var usage = JsonElement.Parse(run.Out).GetProperty("usage");
        var input = server.Served.Sum(served => (long)served.Input);
        var output = server.Served.Sum(served => (long)served.Output);
        // Five times the sub-workflow with three calls, and three calls of its own.
        server.Requests.Count.ShouldBe(18);
        usage.GetProperty("modelCalls").GetInt32().ShouldBe(18);
        usage.GetProperty("toolCalls").GetInt32().ShouldBe(6);
        usage.GetProperty("inputTokens").GetInt64().ShouldBe(input);
        usage.GetProperty("outputTokens").GetInt64().ShouldBe(output);
        usage.GetProperty("costUsd").GetDecimal().ShouldBe(((input * 1000m) + (output * 4000m)) / 1_000_000);
    }

    [Fact]
    public async Task Run_PromptTooLong_IsSummarisedByACallOfItsOwn()
    {
        _sandbox.Write("long.yaml", """
            workflow:
              name: long
              memory: {shared: true}
              agents: [{id: a, role: A, goal: Write a line, llm: gpt-4o}, {id: b, role: B, goal: Read it, llm: gpt-4o-mini}]
              graph:
                nodes: [{id: in, type: input}, {id: a, type: agent}, {id: b, type: agent, task: Go on}, {id: out, type: output}]
                edges: [{from: in, to: a}, {from: a, to: b}, {from: b, to: out}]
            """);
        await using var server = await FakeModelServer.StartAsync(request =>
            Sent(request).Contains("You shorten", StringComparison.Ordinal) ? Answers.Text("many words in short", 900, 4)
            : Answers.Text(Sent(request).Contains("Go on", StringComparison.Ordinal) ? "gone on" : "fine", 10, 2));
        var programs = new ModelPrograms(_sandbox, server)
        {
            Catalog = """{"gpt-4o": {"context_tokens": 1200, "overflow": "summarize"}}""",
        };
        var words = string.Join(' ', Enumerable.Range(0, 700).Select(static number => $"word{number}"));

        var run = await programs.RunAsync(1, "run", "long.yaml", "--id", "r", "--json", "--input", $$"""{"text": "{{words}}"}""");

        run.ExitCode.ShouldBe(0, run.Error);
        var result = JsonElement.Parse(run.Out);
        result.GetProperty("output").GetString().ShouldBe("gone on");
        result.GetProperty("usage").GetProperty("modelCalls").GetInt32().ShouldBe(3);
        result.GetProperty("usage").GetProperty("inputTokens").GetInt32().ShouldBe(920);
        var requests = server.Requests.ToArray();
        requests.Length.ShouldBe(3);
        requests.Select(request => request.Key).ShouldBeUnique(StringComparer.Ordinal);
        Sent(requests[1]).ShouldContain("many words in short");
        Sent(requests[2]).ShouldContain("a: fine");
        Sent(requests[2]).ShouldNotContain("many words in short");
    }

    [Fact]
    public async Task Run_NoKeySet_RunsOnTheOfflineModel()
    {
        var none = new[] { "AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_API_KEY", "OPENAI_API_KEY", "OPENAI_BASE_URL", "OLLAMA_HOST" }
            .ToDictionary(name => name, _ => (string?)null, StringComparer.Ordinal);
        using var process = ProgramProcess.Start(_sandbox, none, "run", "agents.yaml", "--json");

        var run = await ProgramProcess.EndAsync(process);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Error.ShouldContain("no model is configured: the built-in offline model answers");
        JsonElement.Parse(run.Out).GetProperty("usage").GetProperty("costUsd").GetDecimal().ShouldBe(0);
    }

    private static string Sent(ModelRequest request) => string.Join('\n', request.Messages.Select(ModelRequest.TextOf));

    private static ModelAnswer Respond(ModelRequest request) =>
        request.LastRole == "tool" ? Answers.Text($"It is {request.LastText}", 31, 4)
        : request.Body.TryGetProperty("tools", out _) ? Answers.ToolCalls(("c", "calculator", """{"expression": "1+1"}"""))
        : Answers.Text("A text", 17, 9);
}
