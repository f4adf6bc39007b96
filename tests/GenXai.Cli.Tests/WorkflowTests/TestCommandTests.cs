using GenXai.Cli.Tests.Support;
using Shouldly;
using Xunit;

namespace GenXai.Cli.Tests.WorkflowTests;

public sealed class TestCommandTests : IDisposable
{
    private const string Head = """
        tests:
          - name: t
            workflow: routing.yaml
            input: {kind: a, topic: tea}
            model: {writer: [text]}
            expect:

        """;

    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("status: completed")]
    [InlineData("executed: [start, writer, done]")]
    [InlineData("nodes: {writer: completed, done: completed}")]
    [InlineData("iterations: {writer: 1}")]
    [InlineData("output: {text: text}")]
    [InlineData("output_contains: {text: text}")]
    [InlineData("max_parallel: 1")]
    [InlineData("calls: {writer: 1}")]
    [InlineData("prompt_contains: {writer: [tea, Writer]}")]
    [InlineData("prompt_lacks: {writer: [coffee]}")]
    [InlineData("diagnostics: []")]
    public async Task Test_MetExpectation_Passes(string expectation)
    {
        _sandbox.Write("a.test.yaml", Head + "      " + expectation);

        var outcome = await _sandbox.RunAsync("test", "a.test.yaml");

        outcome.ExitCode.ShouldBe(0, outcome.Out);
        outcome.Out.Trim().ShouldBe("1 passed, 0 failed");
    }

    [Theory]
    [InlineData("status: failed", "status", "completed")]
    [InlineData("status: invalid", "status", "accepted")]
    [InlineData("status: waiting", "status", "completed")]
    [InlineData("error: {code: timeout}", "error", "none")]
    [InlineData("executed: [start, done]", "executed", "[start, writer, done]")]
    [InlineData("nodes: {writer: skipped}", "nodes.writer", "completed")]
    [InlineData("nodes: {gone: completed}", "nodes.gone", "no such node")]
    [InlineData("iterations: {writer: 2}", "iterations.writer", "1")]
    [InlineData("output: {text: other}", "output", "{\"text\":\"text\"}")]
    [InlineData("output: null", "output", "{\"text\":\"text\"}")]
    [InlineData("output_contains: {more: 1}", "output.more", "nothing")]
    [InlineData("state: {category: x}", "state.category", "nothing")]
    [InlineData("max_parallel: 2", "max_parallel", "1")]
    [InlineData("calls: {writer: 0}", "calls.writer", "1")]
    [InlineData("prompt_contains: {writer: [coffee]}", "prompt_contains.writer", "tea")]
    [InlineData("prompt_contains: {gone: [x]}", "prompt_contains.gone", "not called")]
    [InlineData("prompt_lacks: {writer: [tea]}", "prompt_lacks.writer", "tea")]
    [InlineData("diagnostics: [unknown_key]", "diagnostics", "[]")]
    public async Task Test_UnmetExpectation_PrintsExpectedAndActual(string expectation, string what, string actual)
    {
        _sandbox.Write("a.test.yaml", Head + "      " + expectation);

        var outcome = await _sandbox.RunAsync("test", "a.test.yaml");

        outcome.ExitCode.ShouldBe(1);
        outcome.Out.ShouldContain("FAIL a.test.yaml:2: t");
        outcome.Out.ShouldContain(what);
        outcome.Out.ShouldContain("expected: ");
        outcome.Out[outcome.Out.IndexOf("actual:", StringComparison.Ordinal)..].ShouldContain(actual);
        outcome.Out.Trim().ShouldEndWith("0 passed, 1 failed");
    }

    [Fact]
    public async Task Test_MisspeltKey_IsOneFault()
    {
        _sandbox.Write("a.test.yaml", "tests: [{name: t, workflow: routing.yaml, expct: {status: failed}}]");

        (await _sandbox.RunAsync("test", "a.test.yaml")).Out.Split('\n').ShouldNotContain(line => line.Contains("missing_key", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("tests: 1", "1:8")]
    [InlineData("test: []", "unknown_key")]
    [InlineData("tests: [{name: t, workflow: routing.yaml}]", "needs 'expect'")]
    [InlineData("tests: [{name: t, expect: {status: completed}}]", "needs 'workflow'")]
    [InlineData("tests: [{name: t, workflow: routing.yaml, expect: {}}]", "expect is empty")]
    [InlineData("tests: [{name: t, workflow: routing.yaml, expect: {status: fine}}]", "no status")]
    [InlineData("tests: [{name: t, workflow: routing.yaml, expect: {statuss: failed}}]", "statuss")]
    [InlineData("tests: [{name: t, workflow: routing.yaml, models: {}, expect: {status: failed}}]", "models")]
    [InlineData("tests: [{name: t, workflow: routing.yaml, model: {writer: text}, expect: {status: failed}}]", "list of replies")]
    [InlineData("tests: [{name: t, workflow: routing.yaml, expct: {status: failed}}]", "Did you mean 'expect'?")]
    [InlineData("tests: [{name: t, condition: a, state: {}}]", "needs 'expect'")]
    [InlineData("tests: [{name: t, condition: a, state: 1, expect: true}]", "'state' must be an object")]
    [InlineData("tests: [{", "yaml_syntax")]
    public async Task Test_FaultyFile_CountsAsOneFailureWithItsPlace(string text, string message)
    {
        _sandbox.Write("a.test.yaml", text);

        var outcome = await _sandbox.RunAsync("test", "a.test.yaml");

        outcome.ExitCode.ShouldBe(1);
        outcome.Out.ShouldContain("a.test.yaml:1:");
        outcome.Out.ShouldContain(message);
        outcome.Out.Trim().ShouldEndWith("0 passed, 1 failed");
    }

    [Fact]
    public async Task Test_Expressions_CompareValuesAndErrors()
    {
        _sandbox.Write("a.test.yaml", """
            tests:
              - {name: one, condition: "x == 1", state: {x: 1.0}, expect: true}
              - {name: two, template: "{{ x }}", state: {x: 1.50}, expect: 1.5}
              - {name: three, template: "{{ y }}", state: {}, expect_error: y}
              - {name: four, template: "{{ x }}", state: {x: 1}, expect_error: ""}
            """);

        var outcome = await _sandbox.RunAsync("test", "a.test.yaml");

        outcome.Out.ShouldContain("FAIL a.test.yaml:5: four");
        outcome.Out.Trim().ShouldEndWith("3 passed, 1 failed");
    }

    [Fact]
    public async Task Test_PeopleInVirtualTime_AnswerInTurnTimeOutOrStayWaiting()
    {
        _sandbox.Write("asking2.yaml", Sandbox.Asking.Replace("prompt:", "timeout_seconds: 86400, prompt:", StringComparison.Ordinal));
        _sandbox.Write("a.test.yaml", """
            tests:
              - {name: answered, workflow: asking.yaml, input: {what: x}, respond: {ask: "yes"}, expect: {status: completed, output: "yes"}}
              - {name: unanswered, workflow: asking.yaml, input: {what: x}, expect: {status: waiting, nodes: {ask: waiting}}}
              - {name: timed out, workflow: asking2.yaml, input: {what: x}, expect: {status: failed, error: {code: human_timeout, node: ask}}}
              - {name: in time, workflow: asking2.yaml, input: {what: x}, respond: {ask: ["no", "yes"]}, expect: {status: completed, output: "no"}}
            """);

        var outcome = await _sandbox.RunAsync("test", "a.test.yaml");

        outcome.Out.Trim().ShouldBe("4 passed, 0 failed");
    }

    [Fact]
    public async Task Test_ForEachElements_CountSinglyInMaxParallel()
    {
        _sandbox.Write("a.test.yaml", """
            tests:
              - name: elements
                workflow:
                  name: each
                  graph:
                    nodes: [{id: d, type: tool, tool: calculator, tool_params: {expression: "{{ item }} * 2"}, for_each: "{{ input }}", for_each_concurrency: 3}]
                    edges: []
                input: [1, 2, 3, 4, 5]
                tools: {calculator: [{json: 1, delay_ms: 10}]}
                expect: {status: completed, max_parallel: 3, calls: {calculator: 5}}
            """);

        (await _sandbox.RunAsync("test", "a.test.yaml")).Out.Trim().ShouldBe("1 passed, 0 failed");
    }

    [Fact]
    public async Task Test_InlineWorkflows_AreCalledByName()
    {
        _sandbox.Write("a.test.yaml", """
            tests:
              - name: sub
                workflow: {name: outer, graph: {nodes: [{id: sub, type: subgraph, workflow: inner}, {id: out, type: output}], edges: [{from: sub, to: out}]}}
                workflows:
                  inner: {name: inner, graph: {nodes: [{id: ok, type: human, prompt: Well?}, {id: o, type: output, output: "{{ ok.response }}"}], edges: [{from: ok, to: o}]}}
                respond: {sub/ok: fine}
                expect: {status: completed, output: fine}
            """);

        (await _sandbox.RunAsync("test", "a.test.yaml")).Out.Trim().ShouldBe("1 passed, 0 failed");
    }
}
