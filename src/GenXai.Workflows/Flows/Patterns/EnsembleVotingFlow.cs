using System.Text.Json.Nodes;
using GenXai.Workflows.Definitions.Shapes;
using GenXai.Workflows.Flows.Functions;
using static GenXai.Workflows.Definitions.Shapes.ValueShape;

namespace GenXai.Workflows.Flows.Patterns;

/// <summary>All agents at once; the reply that most of them give wins, and among equals the one that was named first.</summary>
internal sealed class EnsembleVotingFlow : IFlowPattern
{
    private const string Vote = "vote";

    public string Type => "ensemble_voting";

    public ObjectShape Params { get; } = FlowShapes.Of(
        "ensemble_voting",
        new KeyShape("options", ListOf(NonEmptyText), "What can be voted for; each agent is asked for one of them (any reply)."),
        new KeyShape("field", NonEmptyText, "The field of a JSON reply that is the vote (the whole reply)."),
        new KeyShape("weights", MapOf(Number(0, 1_000_000)), "What a vote counts, by agent id (1)."),
        new KeyShape("threshold", Number(0, 1), "The share of all votes cast that the winner needs (0)."),
        new KeyShape("quorum", Whole(1, 1000), "How many must vote (1)."),
        FlowShapes.FailureModeKey);

    public int MinAgents => 1;

    public string Cast => "those that vote, in the order that decides ties";

    public void Check(FlowCheck check)
    {
        check.Members("weights");
        if (check.Given?.Has("options") == true && check.Given.Has("field"))
        {
            check.Conflict("field", "with 'options' the flow asks for the vote itself; remove 'field' or 'options'");
        }

        if (check.Params.Int("quorum", 1) > check.Agents.Length)
        {
            check.Conflict("quorum", $"the quorum is more than the {check.Agents.Length} agents that vote; lower it");
        }
    }

    public void Expand(FlowBuilder flow)
    {
        var options = flow.Params.Texts("options");
        var schema = options.IsEmpty
            ? null
            : FlowSchemas.Of((Vote, FlowSchemas.Choice("What you vote for", options)), ("reason", FlowSchemas.Text("Why")));
        var task = options.IsEmpty ? flow.Task : flow.TaskWith("Vote for one of the options, and say why.");
        var count = ParallelFlow.FanOut(flow, task, schema, members =>
        {
            foreach (var member in members.OfType<JsonObject>())
            {
                member["weight"] = flow.Params.Object("weights").Number((string)member["agent"]!) ?? 1;
            }

            return flow.Compute("count", FlowFunctions.Vote, new JsonObject
            {
                ["members"] = members,
                ["field"] = options.IsEmpty ? flow.Params.Text("field") : Vote,
                ["threshold"] = flow.Params.Number("threshold") ?? 0,
                ["quorum"] = flow.Params.Int("quorum", 1),
            });
        });
        flow.Edge(count, flow.End());
    }
}
