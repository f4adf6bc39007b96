using GenXai.Workflows.Tests.Definitions;
using GenXai.Workflows.Validation;
using Shouldly;
using Xunit;

namespace GenXai.Workflows.Tests.Flows;

/// <summary>What is wrong with flows of several agents; faults in one node stand in DiagnosticsTests.</summary>
public sealed class FlowRuleTests
{
    [Fact]
    public void Check_CoordinatorOfCdwWithTools_IsRefused()
    {
        var fault = Cdw("", "tools: [calculator]");

        fault.Code.ShouldBe(DiagnosticCodes.ConflictingValues);
        fault.Location.Line.ShouldBe(4);
        fault.Message.ShouldBe("'a' is the coordinator of the flow 'team' and must not work itself: it has the tools calculator; give them to a worker");
    }

    [Theory]
    [InlineData("coordinator: z", DiagnosticCodes.UnknownAgent, "'coordinator' is 'z'")]
    [InlineData("coordinator: b", DiagnosticCodes.ConflictingValues, "three agents, but here they are 'b', 'b' and 'd'")]
    [InlineData("min_workers: 20", DiagnosticCodes.ConflictingValues, "greater than 'max_workers' (10)")]
    [InlineData("capabilities: {e: [x]}", DiagnosticCodes.UnknownAgent, "a key of 'capabilities' is 'e'")]
    [InlineData("max_rounds: 0", DiagnosticCodes.UnknownValue, "from 1")]
    [InlineData("escalation: {promt: x}", DiagnosticCodes.UnknownKey, "Did you mean 'prompt'?")]
    [InlineData("escalation: {default_response: perhaps}", DiagnosticCodes.UnknownValue, "accept, reject")]
    public void Check_ParamsOfCdw_AreReportedAtTheirPlace(string given, string code, string words)
    {
        var fault = Cdw(given, "role: Chief");

        fault.Code.ShouldBe(code);
        fault.Location.Line.ShouldBe(9);
        fault.Message.ShouldContain(words);
    }

    private static Diagnostic Cdw(string given, string agent)
    {
        var parameters = $"{{{given}}}";
        return Loading.Single(Loading.Text($$"""
            workflow:
              name: t
              agents:
                - {id: a, {{agent}} }
                - {id: b}
                - {id: c}
                - {id: d}
              graph:
                nodes: [{id: team, type: flow, flow_type: cdw, agents: [a, b, c, d], params: {{parameters}} }, {id: out, type: output}]
                edges: [{from: team, to: out}]
            """));
    }
}
