using System.Text.Json.Nodes;
using GenXai.Workflows.Definitions.Reading;
using GenXai.Workflows.Definitions.Shapes;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Flows.Functions;
using GenXai.Workflows.Validation;
using static GenXai.Workflows.Definitions.Shapes.ValueShape;

namespace GenXai.Workflows.Flows.Patterns;

/// <summary>One of the agents, chosen by an agent or by conditions.</summary>
internal sealed class RouterFlow : IFlowPattern
{
    private static readonly ObjectShape Route = new(
        "route",
        "a route",
        [
            new("agent", NonEmptyText, "The agent that it leads to.") { Required = true },
            new("when", ValueShape.Condition, "When: a condition on the fields of what reached the flow.") { Required = true },
        ]);

    public string Type => "router";

    public ObjectShape Params { get; } = FlowShapes.Of(
        "router",
        FlowShapes.Role("router", "first"),
        new KeyShape("routes", ListOf(Of(Route)), "Conditions in place of a router: the first that is true."),
        new KeyShape("default", NonEmptyText, "The agent where no route is true, or the router fails."));

    public int MinAgents => 1;

    public string Cast => "the router, then those that it chooses from; with 'routes', only these";

    public void Check(FlowCheck check)
    {
        check.Role("default");
        if (check.Given?.Has("routes") != true)
        {
            check.Role("router");
            if (check.Agents.Length < 2)
            {
                check.Diagnostics.Error(
                    DiagnosticCodes.MissingKey, check.At("agents"), $"a router needs at least 2 agents under 'agents': {Cast}");
            }
            else if (check.Params.Text("default") is { } other && string.Equals(other, RouterOf(check.Params, check.Agents[0]), StringComparison.Ordinal))
            {
                check.Conflict("default", $"the default is '{other}', which is the router itself; name one of those that it chooses from");
            }

            return;
        }

        if (check.Given.Has("router"))
        {
            check.Conflict("router", "with 'routes' no agent routes; remove 'router' or 'routes'");
        }

        foreach (var route in check.Given.Objects("routes"))
        {
            check.Member(route.Text("agent"), route.Where("agent"), "the agent of a route");
            CheckNames(check, route);
        }
    }

    public void Expand(FlowBuilder flow)
    {
        if (flow.Params.Has("routes"))
        {
            ByConditions(flow);
        }
        else
        {
            ByAgent(flow);
        }
    }

    private static string RouterOf(FlowParams given, string first) => given.Text("router", first);

    // The flow is a run of its own: what its conditions can read is what reached it.
    private static void CheckNames(FlowCheck check, ReadObject route)
    {
        if (route.Text("when") is not { } condition || string.IsNullOrWhiteSpace(condition))
        {
            return;
        }

        foreach (var reference in Expressions.Condition.Parse(condition).References)
        {
            if (reference.Segments[0] is ReservedNames.Input or ReservedNames.State or ReservedNames.Nodes)
            {
                check.Diagnostics.Error(
                    DiagnosticCodes.BadCondition,
                    route.Where("when"),
                    $"a route reads the fields of what reached the flow, and not '{reference.Text}'; hand on what it needs, by the output of the node before the flow");
            }
        }
    }

    private static void ByAgent(FlowBuilder flow)
    {
        var router = RouterOf(flow.Params, flow.Agents[0]);
        var candidates = flow.Others(router);
        var fallback = flow.Params.Text("default");
        var start = flow.Start();
        var route = flow.Member(
            router,
            flow.TaskWith("Do not do the work yourself. Choose which of the candidates is to do it: reply with its id and the reason."),
            new JsonObject { ["request"] = FlowText.Request, ["candidates"] = new JsonArray([.. candidates.Select(id => FlowText.Describe(flow.Agent(id)))]) },
            FlowSchemas.Of(("agent", FlowSchemas.Choice("The id of the candidate", candidates)), ("reason", FlowSchemas.Text("Why it"))),
            goesOn: fallback is not null);
        flow.Edge(start, route);
        foreach (var candidate in candidates)
        {
            var isChosen = $"nodes.{route}.output.agent == '{candidate}'";
            var condition = string.Equals(candidate, fallback, StringComparison.Ordinal) ? $"{isChosen} or nodes.{route}.status == 'failed'" : isChosen;
            Lead(flow, route, candidate, condition, FlowText.ReadOr(route, "reason", "null"));
        }
    }

    private static void ByConditions(FlowBuilder flow)
    {
        var start = flow.Start();
        var request = flow.Compute("request", FlowFunctions.Given, FlowText.Request);
        flow.Edge(start, request);
        var none = "";
        foreach (var route in flow.Params.Objects("routes"))
        {
            var when = route.Text("when", "true");
            Lead(flow, request, route.Text("agent", ""), $"({when}){none}", Flows.FlowText.Literal(when));
            none += $" and not ({when})";
        }

        if (flow.Params.Text("default") is { } fallback)
        {
            Lead(flow, request, fallback, none.Length == 0 ? null : none[" and ".Length..], "default");
        }
    }

    // All are tested at once, before any has run: what one replies changes nothing.
    private static void Lead(FlowBuilder flow, string from, string agent, string? condition, string reason)
    {
        var member = flow.Member(agent, flow.Task, FlowText.Request);
        var end = flow.End(new JsonObject { ["result"] = FlowText.Read(member), ["agent"] = agent, ["reason"] = reason });
        flow.Edge(from, member, condition, parallel: true);
        flow.Edge(member, end);
    }
}
