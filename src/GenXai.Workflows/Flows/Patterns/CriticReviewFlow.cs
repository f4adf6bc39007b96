using System.Globalization;
using System.Text.Json.Nodes;
using GenXai.Workflows.Definitions.Shapes;
using GenXai.Workflows.Flows.Functions;
using static GenXai.Workflows.Definitions.Shapes.ValueShape;

namespace GenXai.Workflows.Flows.Patterns;

/// <summary>One drafts, the others review, and it drafts again with what they say, until all of them accept.</summary>
internal sealed class CriticReviewFlow : IFlowPattern
{
    public string Type => "critic_review";

    public ObjectShape Params { get; } = FlowShapes.Of(
        "critic_review",
        FlowShapes.Role("author", "first"),
        new KeyShape("max_iterations", Whole(1, 1000), "The most drafts (3)."),
        new KeyShape("criteria", ListOf(NonEmptyText), "What the critics look at."),
        FlowShapes.OnLimitKey);

    public int MinAgents => 2;

    public string Cast => "the author, then the critics";

    public void Check(FlowCheck check) => check.Role("author");

    public void Expand(FlowBuilder flow)
    {
        var author = flow.Params.Text("author", flow.Agents[0]);
        var most = flow.Params.Int("max_iterations", 3);
        flow.MayGoBack(most);
        flow.Variable("draft", null);
        flow.Variable("feedback", new JsonArray());
        flow.Variable("iterations", 0);
        var start = flow.Start();
        var draft = flow.Member(author, flow.Task, new JsonObject
        {
            ["request"] = FlowText.Request,
            ["draft"] = FlowText.State("draft"),
            ["feedback"] = FlowText.State("feedback"),
        });
        flow.Writes(draft, new JsonObject { ["draft"] = FlowText.Read(draft) });
        flow.Edge(start, draft);
        var critics = flow.Others(author).Select(id => (Agent: id, Node: Critic(flow, id, draft))).ToList();
        var review = flow.Compute("review", FlowFunctions.Review, new JsonObject
        {
            ["verdicts"] = new JsonArray([.. critics.Select(critic => new JsonObject { ["agent"] = critic.Agent, ["verdict"] = FlowText.Read(critic.Node) })]),
            ["iterations"] = FlowText.State("iterations"),
        });
        flow.Writes(review, new JsonObject { ["feedback"] = FlowText.Read(review, "feedback"), ["iterations"] = FlowText.Read(review, "iterations") });
        foreach (var (_, critic) in critics)
        {
            flow.Edge(draft, critic, parallel: true);
            flow.Edge(critic, review);
        }

        var reviewed = Reviewed(flow, most);
        flow.Edge(review, draft, string.Create(CultureInfo.InvariantCulture, $"nodes.{review}.output.accepted != true and state.iterations < {most}"));
        flow.Edge(review, reviewed);
        flow.Edge(reviewed, flow.End());

        string Reviewed(FlowBuilder builder, int limit) => builder.Compute("reviewed", FlowFunctions.Reviewed, new JsonObject
        {
            ["draft"] = FlowText.State("draft"),
            ["accepted"] = FlowText.Read(review, "accepted"),
            ["iterations"] = FlowText.State("iterations"),
            ["feedback"] = FlowText.State("feedback"),
            ["max"] = limit,
            ["fails"] = string.Equals(builder.Params.Text(FlowShapes.OnLimit), FlowShapes.Fail, StringComparison.Ordinal),
        });
    }

    private static string Critic(FlowBuilder flow, string agent, string draft) => flow.Member(
        agent,
        flow.TaskWith("This is what the draft is for. Do not write it anew: review it, accept it only if it needs no change, and say what is to be changed otherwise."),
        new JsonObject
        {
            ["request"] = FlowText.Request,
            ["draft"] = FlowText.Read(draft),
            ["criteria"] = FlowSchemas.Array(flow.Params.Texts("criteria").Select(FlowText.Literal)),
        },
        FlowSchemas.Of(
            ("accept", FlowSchemas.Flag("Whether the draft needs no change")),
            ("feedback", FlowSchemas.Text("What is to be changed, and how"))));
}
