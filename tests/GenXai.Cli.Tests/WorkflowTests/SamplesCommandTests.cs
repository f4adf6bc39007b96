using GenXai.Cli.Tests.Support;
using Shouldly;
using Xunit;

namespace GenXai.Cli.Tests.WorkflowTests;

public sealed class SamplesCommandTests : IDisposable
{
    private const string Offline = """
        tests:
          - {name: scripted, workflow: workflow.yaml, input: {kind: a}, model: {writer: [text]}, expect: {status: completed}}
          - {name: offline, workflow: workflow.yaml, input: {kind: a}, expect: {status: completed}}
        """;

    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Samples_OfAFolder_PrintsATableAndTheSum()
    {
        _sandbox.Write("samples/one/workflow.yaml", Sandbox.Routing);
        _sandbox.Write("samples/one/workflow.test.yaml", Offline);

        var outcome = await _sandbox.RunAsync("samples");

        outcome.ExitCode.ShouldBe(0, outcome.Out);
        outcome.Out.ReplaceLineEndings("\n").ShouldBe(
            """
            SAMPLE       WORKFLOW  OFFLINE RUN  STEPS  MODEL CALLS  TOOL CALLS  TESTS
            samples/one  routing   completed    3      1            0           2 of 2
            2 passed, 0 failed

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Samples_OneThatNeverRunsOffline_Fails()
    {
        _sandbox.Write("more/one/workflow.yaml", Sandbox.Routing);
        _sandbox.Write("more/one/workflow.test.yaml", "tests: [{name: scripted, workflow: workflow.yaml, input: {kind: a}, model: {writer: [text]}, expect: {status: completed}}]");

        var outcome = await _sandbox.RunAsync("samples", "more");

        outcome.ExitCode.ShouldBe(1);
        outcome.Out.ShouldContain("FAIL more/one/workflow.test.yaml: no test runs the sample without scripted models");
        outcome.Out.ShouldContain("1 passed, 1 failed");
    }

    [Fact]
    public async Task Samples_NoSuchFolder_IsBadUsage()
    {
        var outcome = await _sandbox.RunAsync("samples");

        outcome.ExitCode.ShouldBe(2);
        outcome.Error.ShouldContain("there is no file or folder 'samples'");
    }

    [Fact]
    public async Task Test_CompensationsOtherThanExpected_AreShown()
    {
        _sandbox.Write("undone.yaml", """
            workflow:
              name: undone
              agents: [{id: writer}]
              graph:
                nodes:
                  - {id: start, type: input}
                  - {id: writer, type: agent, compensate: {type: agent, agent: writer, task: Undo it}}
                  - {id: done, type: output}
                edges: [{from: start, to: writer}, {from: writer, to: done, condition: "false"}]
            """);
        _sandbox.Write("a.test.yaml", """
            tests:
              - {name: met, workflow: undone.yaml, expect: {status: failed, compensated: [writer], compensation_failed: []}}
              - {name: unmet, workflow: undone.yaml, expect: {compensated: [], compensation_failed: [writer]}}
            """);

        var outcome = await _sandbox.RunAsync("test", "a.test.yaml");

        outcome.ExitCode.ShouldBe(1);
        outcome.Out.ShouldContain("1 passed, 1 failed");
        outcome.Out.ShouldContain("actual:   [writer]");
    }
}
