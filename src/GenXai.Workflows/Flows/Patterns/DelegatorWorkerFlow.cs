using System.Text.Json.Nodes;
using GenXai.Workflows.Definitions.Shapes;

namespace GenXai.Workflows.Flows.Patterns;

/// <summary>A delegator divides the work into tasks, which go to the workers by capability and load, in the order of their dependencies.</summary>
internal sealed class DelegatorWorkerFlow : IFlowPattern
{
    public string Type => "delegator_worker";

    public ObjectShape Params { get; } = FlowShapes.Of(
        "delegator_worker",
        [FlowShapes.Role("delegator", "first"), .. FlowShapes.QueueKeys, FlowShapes.FailureModeKey]);

    public int MinAgents => 2;

    public string Cast => "the delegator, then the workers";

    public void Check(FlowCheck check)
    {
        check.Role("delegator");
        check.Workers();
    }

    public void Expand(FlowBuilder flow)
    {
        var delegator = flow.Params.Text("delegator", flow.Agents[0]);
        var start = flow.Start();
        var steps = DelegationSteps.Add(
            flow, delegator, flow.Others(delegator), [], new JsonObject { ["request"] = FlowText.Request }, stopsAtFailure: !flow.GoesOn);
        flow.Edge(start, steps.Plan);
        flow.Edge(steps.Collect, flow.End(new JsonObject
        {
            ["result"] = FlowText.Read(steps.Collect, "result"),
            ["tasks"] = FlowText.Read(steps.Collect, "tasks"),
            ["completed"] = FlowText.Read(steps.Collect, "completed"),
            ["failed"] = FlowText.Read(steps.Collect, "failed"),
            ["workers"] = FlowText.Read(steps.Collect, "workers"),
            ["peak_workers"] = FlowText.Read(steps.Collect, "peak"),
        }));
    }
}
