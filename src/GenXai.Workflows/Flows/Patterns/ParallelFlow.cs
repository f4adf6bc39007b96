using System.Text.Json.Nodes;
using GenXai.Workflows.Definitions.Shapes;
using GenXai.Workflows.Flows.Functions;

namespace GenXai.Workflows.Flows.Patterns;

/// <summary>All agents at once, on the same task.</summary>
internal sealed class ParallelFlow : IFlowPattern
{
    public string Type => "parallel";

    public ObjectShape Params { get; } = FlowShapes.Of("parallel", FlowShapes.FailureModeKey);

    public int MinAgents => 1;

    public string Cast => "those that work at once";

    public void Check(FlowCheck check)
    {
    }

    public void Expand(FlowBuilder flow)
    {
        var gather = FanOut(flow, flow.Task, null, members => flow.Compute("gather", FlowFunctions.Gather, new JsonObject { ["members"] = members }));
        flow.Edge(gather, flow.End());
    }

    /// <summary>Members at once, and the node that takes their replies.</summary>
    public static string FanOut(FlowBuilder flow, string? task, JsonObject? schema, Func<JsonArray, string> join)
    {
        var start = flow.Start();
        var members = flow.Agents.Select(agent =>
            (Agent: agent, Node: flow.Member(agent, task, FlowText.Request, schema?.DeepClone().AsObject(), goesOn: flow.GoesOn))).ToList();
        var joined = join([.. members.Select(member => new JsonObject
        {
            ["agent"] = member.Agent,
            ["status"] = $"{{{{ nodes.{member.Node}.status }}}}",
            ["reply"] = FlowText.Read(member.Node),
        })]);
        foreach (var (_, member) in members)
        {
            flow.Edge(start, member, parallel: true);
            flow.Edge(member, joined);
        }

        return joined;
    }
}
