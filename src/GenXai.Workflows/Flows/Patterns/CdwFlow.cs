using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Definitions.Shapes;
using GenXai.Workflows.Flows.Functions;
using GenXai.Workflows.Flows.Functions.Supervisions;
using GenXai.Workflows.Validation;
using static GenXai.Workflows.Definitions.Shapes.ValueShape;

namespace GenXai.Workflows.Flows.Patterns;

/// <summary>
/// Coordinator, delegator, workers: the coordinator says what success is and whether it was reached, the delegator
/// divides the work, specialised workers do it, and an aggregator makes one result of theirs.
/// </summary>
internal sealed class CdwFlow : IFlowPattern
{
    private const string Reject = "reject";

    private static readonly ObjectShape Escalation = new(
        "escalation",
        "the escalation of a cdw flow",
        [
            new("prompt", PlainText, "What the person is asked."),
            new("timeout_seconds", Seconds, "How long to wait, in seconds (for ever)."),
            new("default_response", OneOf(SupervisionFunctions.Accept, Reject), "The answer taken at the time-out."),
        ]);

    public string Type => "cdw";

    public ObjectShape Params { get; } = FlowShapes.Of(
        "cdw",
        [
            FlowShapes.Role("coordinator", "first"),
            FlowShapes.Role("delegator", "second"),
            FlowShapes.Role("aggregator", "last"),
            .. FlowShapes.QueueKeys,
            new KeyShape("max_rounds", Whole(1, 100), "How often the work is delegated at most, when the coordinator wants it done again (2)."),
            new KeyShape("escalation", Of(Escalation), "Ask a person where the coordinator escalates or the rounds are used up."),
            FlowShapes.OnLimitKey,
            new KeyShape(FlowShapes.FailureMode, OneOf(FlowShapes.FailFast, FlowShapes.Continue), "Whether a task that fails fails the flow, or is one of the results (continue)."),
        ]);

    public int MinAgents => 4;

    public string Cast => "the coordinator, the delegator, the workers, the aggregator";

    public void Check(FlowCheck check)
    {
        check.Role("coordinator");
        check.Role("delegator");
        check.Role("aggregator");
        check.Workers();
        var (coordinator, delegator, aggregator) = Cast4(check.Params, check.Agents);
        if (new[] { coordinator, delegator, aggregator }.Distinct(StringComparer.Ordinal).Count() < 3)
        {
            check.Diagnostics.Error(
                DiagnosticCodes.ConflictingValues,
                check.At("params"),
                $"coordinator, delegator and aggregator of a cdw flow are three agents, but here they are '{coordinator}', '{delegator}' and '{aggregator}'; name three under 'params'");
        }

        check.NoTools(coordinator, "coordinator");
    }

    public void Expand(FlowBuilder flow)
    {
        var (coordinator, delegator, aggregator) = Cast4(flow.Params, [.. flow.Agents]);
        var workers = flow.Others(coordinator, delegator, aggregator);
        var most = flow.Params.Int("max_rounds", 2);
        flow.Variable("rounds", 1);
        flow.Variable("feedback", "");
        var start = flow.Start();
        var criteria = AddCriteria(flow, coordinator);
        var told = new JsonObject { ["success_criteria"] = FlowText.Read(criteria, "success_criteria") };
        var situation = told.DeepClone().AsObject();
        situation["feedback"] = FlowText.State("feedback");
        situation["results"] = FlowText.State("results");
        var request = told.DeepClone().AsObject();
        request["request"] = FlowText.Request;
        request["earlier"] = "{{ item.given }}";
        var stops = string.Equals(flow.Params.Text(FlowShapes.FailureMode), FlowShapes.FailFast, StringComparison.Ordinal);
        var steps = DelegationSteps.Add(flow, delegator, workers, situation, request, stops);
        var aggregate = AddAggregate(flow, aggregator, criteria, steps.Collect);
        var supervise = AddSupervision(flow, coordinator, criteria, aggregate, steps.Collect);
        flow.Path(start, criteria, steps.Plan);
        flow.Path(steps.Collect, aggregate, supervise);
        flow.MayGoBack(3 * most);
        var redo = string.Create(CultureInfo.InvariantCulture, $"nodes.{supervise}.output.action == '{SupervisionFunctions.Redo}' and state.rounds < {most}");
        var again = flow.Compute("again", FlowFunctions.Again, new JsonObject
        {
            ["feedback"] = FlowText.Read(supervise, "feedback"),
            ["rounds"] = FlowText.State("rounds"),
        });
        flow.Writes(again, new JsonObject { ["feedback"] = FlowText.Read(again, "feedback"), ["rounds"] = FlowText.Read(again, "rounds") });
        flow.Edge(supervise, again, redo);
        flow.Edge(again, steps.Plan);
        Conclude(flow, new JsonObject
        {
            ["criteria"] = FlowText.Read(criteria),
            ["aggregate"] = FlowText.Read(aggregate),
            ["supervision"] = FlowText.Read(supervise),
            ["collected"] = FlowText.Read(steps.Collect),
            ["rounds"] = FlowText.State("rounds"),
            ["max"] = most,
            ["fails"] = string.Equals(flow.Params.Text(FlowShapes.OnLimit), FlowShapes.Fail, StringComparison.Ordinal),
        }, supervise, redo);
    }

    private static (string Coordinator, string Delegator, string Aggregator) Cast4(FlowParams given, IReadOnlyList<string> agents) =>
        (given.Text("coordinator", agents[0]), given.Text("delegator", agents[1]), given.Text("aggregator", agents[^1]));

    private static string AddCriteria(FlowBuilder flow, string coordinator) => flow.Member(
        coordinator,
        flow.TaskWith("You oversee this work and do none of it. Say what a result must fulfil to be a success: criteria that can be checked."),
        FlowText.Request,
        FlowSchemas.Of(("success_criteria", FlowSchemas.List("The criteria", FlowSchemas.Text("One criterion"), least: 1))));

    private static string AddAggregate(FlowBuilder flow, string aggregator, string criteria, string collect) => flow.Member(
        aggregator,
        flow.TaskWith("The workers have done their tasks. Check the result of each task, resolve what contradicts, and put the valid ones together to one result."),
        new JsonObject
        {
            ["request"] = FlowText.Request,
            ["success_criteria"] = FlowText.Read(criteria, "success_criteria"),
            ["tasks"] = FlowText.Read(collect, "tasks"),
        },
        FlowSchemas.Of(
            ("result", new JsonObject { ["description"] = "The result: a text, or whatever form the task asks for", ["type"] = FlowSchemas.Array(["string", "object", "array", "number", "boolean"]) }),
            ("checked", FlowSchemas.List("What each result is worth", FlowSchemas.Of(
                ("id", FlowSchemas.Text("The id of the task")),
                ("valid", FlowSchemas.Flag("Whether its result can be used")),
                ("note", FlowSchemas.Text("Why"))))),
            ("conflicts", FlowSchemas.List("What contradicted", FlowSchemas.Of(
                ("about", FlowSchemas.Text("What about")),
                ("resolution", FlowSchemas.Text("How it was resolved"))))),
            ("confidence", new JsonObject { ["type"] = "number", ["minimum"] = 0, ["maximum"] = 1, ["description"] = "How sure the result is" })));

    private static string AddSupervision(FlowBuilder flow, string coordinator, string criteria, string aggregate, string collect) => flow.Member(
        coordinator,
        flow.TaskWith("You oversee this work and do none of it. Compare the result with the success criteria: accept it, have it done again and say what must change, or escalate what the workers cannot mend."),
        new JsonObject
        {
            ["request"] = FlowText.Request,
            ["success_criteria"] = FlowText.Read(criteria, "success_criteria"),
            ["result"] = FlowText.Read(aggregate),
            ["completed"] = FlowText.Read(collect, "completed"),
            ["failed"] = FlowText.Read(collect, "failed"),
        },
        FlowSchemas.Of(
            ("action", FlowSchemas.Choice("What is to be done", [SupervisionFunctions.Accept, SupervisionFunctions.Redo, SupervisionFunctions.Escalate])),
            ("unmet", FlowSchemas.List("The criteria that are not met", FlowSchemas.Text("One criterion"))),
            ("feedback", FlowSchemas.Text("What must change, or why it is escalated"))));

    // With an escalation a person has the last word on what was not accepted; without one the result says that it was not.
    private static void Conclude(FlowBuilder flow, JsonObject arguments, string supervise, string redo)
    {
        var conclude = flow.Compute("conclude", FlowFunctions.Conclude, arguments);
        if (!flow.Params.Has("escalation"))
        {
            flow.Edge(supervise, conclude, $"not ({redo})");
        }
        else
        {
            var isAccepted = $"nodes.{supervise}.output.action == '{SupervisionFunctions.Accept}'";
            flow.Edge(supervise, conclude, isAccepted);
            var given = flow.Params.Object("escalation");
            var ask = flow.Human("escalation", new HumanSettings(
                (given.Text("prompt") is { } prompt ? FlowText.Literal(prompt) + "\n\n" : "") + $"The coordinator does not accept the result: {FlowText.Read(supervise, "feedback")}",
                [JsonElement.Parse($"\"{SupervisionFunctions.Accept}\""), JsonElement.Parse($"\"{Reject}\"")],
                new AskingSettings { TimeoutSeconds = given.Number("timeout_seconds") },
                given.Find("default_response")));
            flow.Edge(supervise, ask, $"not ({isAccepted}) and not ({redo})");
            var answered = arguments.DeepClone().AsObject();
            answered["escalation"] = FlowText.Read(ask);
            var concluded = flow.Compute("concluded", FlowFunctions.Conclude, answered);
            flow.Path(ask, concluded, flow.End());
        }

        flow.Edge(conclude, flow.End());
    }
}
