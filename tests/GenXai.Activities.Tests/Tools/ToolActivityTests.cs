using System.Text.Json;
using GenXai.Activities.Tests.Fakes;
using GenXai.Activities.Tools;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Definitions;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Tools;

public sealed class ToolActivityTests
{
    private const string AnyObject = """{"type": "object"}""";
    private static readonly JsonElement Done = Value.Of("\"done\"");

    [Fact]
    public async Task Run_CalculatorWithTemplate_GivesTheNumber()
    {
        var outcome = await new Bench().CallAsync(Call("calculator", """{"expression": "{{ item }} * 2"}""", new Binding("item", Value.Of("3"))));

        outcome.Failure.ShouldBeNull();
        outcome.Result!.Value.GetRawText().ShouldBe("6");
    }

    [Fact]
    public async Task Run_CalculatorWithNumber_GivesIt()
    {
        var outcome = await new Bench().CallAsync(Call("calculator", """{"expression": "{{ item }}"}""", new Binding("item", Value.Of("3"))));

        outcome.Result!.Value.GetRawText().ShouldBe("3");
    }

    [Fact]
    public async Task Run_DivisionByZero_IsAToolFailure()
    {
        var outcome = await new Bench().CallAsync(Call("calculator", """{"expression": "1 / 0"}"""));

        outcome.Failure!.Code.ShouldBe(ErrorCodes.ToolFailed);
        outcome.Failure.Message.ShouldBe("calculator: division by zero (in '1 / 0')");
        outcome.Failure.Transient.ShouldBeFalse();
    }

    [Fact]
    public async Task Run_MissingName_IsATemplateError()
    {
        var outcome = await new Bench().CallAsync(Call("calculator", """{"expression": "{{ nope.v }}"}"""));

        outcome.Failure!.Code.ShouldBe(ErrorCodes.TemplateError);
        outcome.Failure.Message.ShouldContain("nope.v");
    }

    [Theory]
    [InlineData("""{"expresion": "1"}""", "unknown parameter 'expresion'; did you mean 'expression'?; parameter 'expression' is missing; it takes expression")]
    [InlineData("{}", "parameter 'expression' is missing")]
    [InlineData("""{"expression": [1]}""", "bad arguments")]
    public async Task Run_BadArguments_SaysWhatIsWrong(string arguments, string expected)
    {
        var bench = new Bench();
        var outcome = await bench.CallAsync(Asked("calculator", arguments));

        outcome.Failure!.Code.ShouldBe(ErrorCodes.ToolFailed);
        outcome.Failure.Message.ShouldContain(expected);
        bench.Recorder.ToolArguments.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_UnknownTool_IsNotFound()
    {
        var outcome = await new Bench().CallAsync(Asked("calculater", "{}"));

        outcome.Failure!.Code.ShouldBe(ErrorCodes.ToolNotFound);
        outcome.Failure.Message.ShouldContain("did you mean 'calculator'?");
    }

    [Fact]
    public async Task Run_DeclaredToolWithoutImplementation_IsNotFound()
    {
        var bench = new Bench { Declared = [new ToolDefinition { Name = "crm" }] };

        (await bench.CallAsync(Asked("crm", "{}"))).Failure!.Message.ShouldContain("is declared, but this host has no tool of that name");
    }

    [Fact]
    public async Task Run_StubOfABuiltInTool_Wins()
    {
        var bench = new Bench { Script = """{"tools": {"calculator": [{"json": 42}, "text", {"error": "down", "kind": "permanent"}]}}""" };

        (await bench.CallAsync(Asked("calculator", "{}", call: 1))).Result!.Value.GetInt32().ShouldBe(42);
        (await bench.CallAsync(Asked("calculator", "{}", call: 2))).Result!.Value.GetString().ShouldBe("text");
        var failed = await bench.CallAsync(Asked("calculator", "{}", call: 3));
        failed.Failure.ShouldBe(new CallFailure(ErrorCodes.ToolFailed, "down", Transient: false));
        bench.Recorder.ToolArguments.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Run_StubOfADeclaredTool_ObeysTheDeclaration()
    {
        var bench = new Bench
        {
            Script = """{"tools": {"crm": ["ok"]}}""",
            Declared = [new ToolDefinition { Name = "crm", Parameters = Value.Of("""{"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}""") }],
        };

        (await bench.CallAsync(Asked("crm", "{}"))).Failure!.Message.ShouldBe("crm: parameter 'id' is missing; it takes id");
        (await bench.CallAsync(Asked("crm", """{"id": "7"}"""))).Result!.Value.GetString().ShouldBe("ok");
    }

    [Fact]
    public async Task Run_SlowStub_TakesVirtualTimeOnly()
    {
        var bench = new Bench { Script = """{"tools": {"t": [{"text": "x", "delay_ms": 250}]}}""" };

        (await bench.CallAsync(Asked("t", "{}"))).DurationMs.ShouldBe(250);
    }

    [Fact]
    public async Task Run_StubSlowerThanTheTimeout_TimesOut()
    {
        var bench = new Bench { Script = """{"tools": {"t": [{"text": "x", "delay_ms": 300}]}}""" };
        var outcome = await bench.CallAsync(Asked("t", "{}") with { TimeoutSeconds = 0.05, StatedTimeoutSeconds = 0.05 });

        outcome.Failure.ShouldBe(new CallFailure(ErrorCodes.Timeout, "timed out after 0.05 s", Transient: true));
        outcome.DurationMs.ShouldBe(50);
    }

    [Fact]
    public async Task Run_ToolThatIgnoresItsToken_TimesOut()
    {
        var clock = default(ManualClock);
        var never = new TaskCompletionSource<JsonElement>();
        var bench = new Bench
        {
            Tools = [new DelegateTool("hang", AnyObject, (_, _, _) =>
            {
                // The time-out's timer stands before the tool is called: moving the clock on fires it.
                clock!.Fake.Advance(TimeSpan.FromSeconds(2));
                return never.Task;
            })],
        };
        clock = bench.Clock;

        var outcome = await bench.CallAsync(Asked("hang", "{}") with { TimeoutSeconds = 2 });

        outcome.Failure!.Code.ShouldBe(ErrorCodes.Timeout);
        outcome.Failure.Message.ShouldBe("timed out after 2 s");
    }

    [Fact]
    public async Task Run_HostStops_IsCancelled()
    {
        using var stopping = new CancellationTokenSource();
        var bench = new Bench
        {
            Tools = [new DelegateTool("hang", AnyObject, async (_, _, token) =>
            {
                await stopping.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
                return Done;
            })],
        };

        await Should.ThrowAsync<OperationCanceledException>(() => bench.CallUntilAsync(Asked("hang", "{}"), stopping.Token));
    }

    [Fact]
    public async Task Run_ToolThrows_IsAToolFailure()
    {
        var bench = new Bench
        {
            Tools =
            [
                new DelegateTool("expected", AnyObject, (_, _, _) => throw new ToolException("busy", transient: true, retryAfterSeconds: 3)),
                new DelegateTool("network", AnyObject, (_, _, _) => throw new HttpRequestException("no route")),
                new DelegateTool("bug", AnyObject, (_, _, _) => throw new InvalidOperationException("oops")),
            ],
        };

        (await bench.CallAsync(Asked("expected", "{}"))).Failure.ShouldBe(new CallFailure(ErrorCodes.ToolFailed, "busy", true, 3));
        (await bench.CallAsync(Asked("network", "{}"))).Failure!.Transient.ShouldBeTrue();
        (await bench.CallAsync(Asked("bug", "{}"))).Failure.ShouldBe(new CallFailure(ErrorCodes.ToolFailed, "bug: oops (InvalidOperationException)", false));
    }

    [Fact]
    public async Task Run_Tool_GetsTheIdempotencyKey()
    {
        ToolCallContext? seen = null;
        var bench = new Bench { Tools = [new DelegateTool("t", AnyObject, (context, _, _) => { seen = context; return Task.FromResult(Done); })] };
        await bench.CallAsync(Asked("t", "{}"));

        seen!.IdempotencyKey.ShouldBe("run/0/a/1/1");
    }

    [Fact]
    public async Task Run_Secret_ReachesTheToolAndNothingElse()
    {
        string? seen = null;
        var bench = new Bench
        {
            Tools =
            [
                new DelegateTool("echo", AnyObject, (_, arguments, _) => { seen = arguments.GetProperty("key").GetString(); return Task.FromResult(arguments); }),
                new DelegateTool("leak", AnyObject, (_, arguments, _) => throw new ToolException("refused " + arguments.GetProperty("key").GetString(), transient: false)),
            ],
        };
        bench.Secrets["API_KEY"] = "s3cret-value";
        const string parameters = """{"key": "{{ secrets.API_KEY }}"}""";

        var echoed = await bench.CallAsync(Call("echo", parameters));
        var leaked = await bench.CallAsync(Call("leak", parameters));

        seen.ShouldBe("s3cret-value");
        echoed.Result!.Value.GetProperty("key").GetString().ShouldBe("***");
        leaked.Failure!.Message.ShouldBe("refused ***");
    }

    [Fact]
    public async Task Run_UnknownSecret_IsATemplateError()
    {
        var outcome = await new Bench().CallAsync(Call("calculator", """{"expression": "{{ secrets.NOPE }}"}"""));

        outcome.Failure!.Code.ShouldBe(ErrorCodes.TemplateError);
        outcome.Failure.Message.ShouldContain("secrets.NOPE");
    }

    private static ToolCallRequest Call(string tool, string parameters, params Binding[] bindings) =>
        new() { Origin = OneProgram.Origin(), Tool = tool, Params = Value.Of(parameters), Bindings = bindings, ToolCall = 1, TimeoutSeconds = 300 };

    private static ToolCallRequest Asked(string tool, string arguments, int call = 1) =>
        new() { Origin = OneProgram.Origin(), Tool = tool, Arguments = Value.Of(arguments), ToolCall = call, TimeoutSeconds = 300 };
}
