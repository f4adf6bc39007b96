using System.Globalization;
using System.Text.Json.Nodes;
using GenXai.Workflows.Definitions.Shapes;
using GenXai.Workflows.Flows.Functions;
using static GenXai.Workflows.Definitions.Shapes.ValueShape;

namespace GenXai.Workflows.Flows.Patterns;

/// <summary>An agent chooses who acts next, again and again, until it says that the work is done.</summary>
internal sealed class SelectorFlow : IFlowPattern
{
    public string Type => "selector";

    public ObjectShape Params { get; } = FlowShapes.Of(
        "selector",
        FlowShapes.Role("selector", "first"),
        new KeyShape("max_turns", Whole(1, 1000), "The most turns (10)."),
        FlowShapes.OnLimitKey);

    public int MinAgents => 2;

    public string Cast => "the selector, then those that it chooses from";

    public void Check(FlowCheck check) => check.Role("selector");

    public void Expand(FlowBuilder flow)
    {
        var selector = flow.Params.Text("selector", flow.Agents[0]);
        var candidates = flow.Others(selector);
        var most = flow.Params.Int("max_turns", 10);
        flow.MayGoBack(most);
        flow.Variable("replies", new JsonArray());
        flow.Variable("turns", 0);
        var start = flow.Start();
        var select = Select(flow, selector, candidates);
        var members = candidates.Select(id => (Agent: id, Node: flow.Member(id, flow.Task, Situation()))).ToList();
        var turn = flow.Compute(
            "turn",
            FlowFunctions.Turn,
            new JsonObject
            {
                ["replies"] = FlowText.State("replies"),
                ["agent"] = FlowText.Read(select, "agent"),
                ["outputs"] = new JsonObject(members.Select(member => KeyValuePair.Create(member.Agent, (JsonNode?)FlowText.ReadOr(member.Node, "", "null")))),
            });
        flow.Writes(turn, new JsonObject { ["replies"] = FlowText.Read(turn, "replies"), ["turns"] = FlowText.Read(turn, "turns") });
        flow.Edge(start, select);
        foreach (var (agent, member) in members)
        {
            // Somebody must act: "done" is not heeded before the first turn.
            flow.Edge(select, member, $"nodes.{select}.output.agent == '{agent}' and (nodes.{select}.output.done != true or state.turns == 0)");
            flow.Edge(member, turn);
        }

        var finish = Finish(flow, select, most);
        flow.Edge(turn, select, string.Create(CultureInfo.InvariantCulture, $"state.turns < {most}"));
        flow.Edge(select, finish, $"nodes.{select}.output.done == true and state.turns > 0");
        flow.Edge(turn, finish);
        flow.Edge(finish, flow.End());
    }

    private static JsonObject Situation() => new() { ["request"] = FlowText.Request, ["replies"] = FlowText.State("replies") };

    private static string Select(FlowBuilder flow, string selector, IReadOnlyList<string> candidates)
    {
        var situation = Situation();
        situation["candidates"] = new JsonArray([.. candidates.Select(id => FlowText.Describe(flow.Agent(id)))]);
        return flow.Member(
            selector,
            flow.TaskWith("Do not do the work yourself. Look at the replies so far and choose which of the candidates acts next; say done when the work needs nothing more."),
            situation,
            FlowSchemas.Of(
                ("agent", FlowSchemas.Choice("The id of the candidate that acts next", candidates)),
                ("done", FlowSchemas.Flag("Whether the work is done, and nobody acts any more")),
                ("reason", FlowSchemas.Text("Why"))));
    }

    private static string Finish(FlowBuilder flow, string select, int most) => flow.Compute(
        "selected",
        FlowFunctions.Selected,
        new JsonObject
        {
            ["replies"] = FlowText.State("replies"),
            ["turns"] = FlowText.State("turns"),
            ["done"] = FlowText.Read(select, "done"),
            ["max"] = most,
            ["fails"] = string.Equals(flow.Params.Text(FlowShapes.OnLimit), FlowShapes.Fail, StringComparison.Ordinal),
        });
}
