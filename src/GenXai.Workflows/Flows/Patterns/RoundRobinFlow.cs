using System.Text.Json.Nodes;
using GenXai.Workflows.Definitions.Shapes;
using static GenXai.Workflows.Definitions.Shapes.ValueShape;

namespace GenXai.Workflows.Flows.Patterns;

/// <summary>The agents in turn, each with the reply of the one before; as many rounds as wanted.</summary>
internal sealed class RoundRobinFlow : IFlowPattern
{
    private const int MostRounds = 100;

    public string Type => "round_robin";

    public ObjectShape Params { get; } =
        FlowShapes.Of("round_robin", new KeyShape("rounds", Whole(1, MostRounds), "How often all have their turn (1)."));

    public int MinAgents => 1;

    public string Cast => "those that take turns";

    public void Check(FlowCheck check)
    {
    }

    public void Expand(FlowBuilder flow)
    {
        var replies = new JsonArray();
        var previous = flow.Start();
        var isFirst = true;
        for (var round = 1; round <= flow.Params.Int("rounds", 1); round++)
        {
            foreach (var agent in flow.Agents)
            {
                var member = flow.Member(agent, flow.Task, isFirst ? FlowText.Request : null);
                flow.Edge(previous, member);
                replies.Add(new JsonObject { ["agent"] = agent, ["round"] = round, ["reply"] = FlowText.Read(member) });
                (previous, isFirst) = (member, false);
            }
        }

        flow.Edge(previous, flow.End(new JsonObject { ["result"] = FlowText.Read(previous), ["replies"] = replies }));
    }
}
