using System.Text.Json.Nodes;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Shapes;
using GenXai.Workflows.Flows.Functions;

namespace GenXai.Workflows.Flows.Patterns;

/// <summary>A coordinator divides the work, each worker does its own part, and the coordinator puts the replies together.</summary>
internal sealed class CoordinatorWorkerFlow : IFlowPattern
{
    private const int DefaultConcurrency = 8;

    public string Type => "coordinator_worker";

    public ObjectShape Params { get; } = FlowShapes.Of(
        "coordinator_worker",
        FlowShapes.Role("coordinator", "first"),
        FlowShapes.MaxConcurrencyKey,
        FlowShapes.FailureModeKey);

    public int MinAgents => 2;

    public string Cast => "the coordinator, then the workers";

    public void Check(FlowCheck check) => check.Role("coordinator");

    public void Expand(FlowBuilder flow)
    {
        var coordinator = flow.Params.Text("coordinator", flow.Agents[0]);
        var workers = flow.Others(coordinator);
        var most = flow.Params.Int(FlowShapes.MaxConcurrency, DefaultConcurrency);
        var start = flow.Start();
        var plan = Plan(flow, coordinator, workers);
        var parts = flow.Compute("parts", FlowFunctions.Parts, new JsonObject { ["plan"] = FlowText.Read(plan) });
        var work = flow.Pool(
            "work",
            FlowText.Read(parts, "items"),
            "{{ item.task }}",
            new JsonObject { ["request"] = FlowText.Request },
            new PoolDefinition([], FlowText.Read(parts, "schedule"), most, most, 1, !flow.GoesOn));
        var collect = flow.Compute("collect", FlowFunctions.Collect, new JsonObject
        {
            ["items"] = FlowText.Read(parts, "items"),
            ["work"] = FlowText.Read(work),
        });
        var summary = flow.Member(
            coordinator,
            flow.TaskWith("The workers have done their parts. Put what they reply together to one result, and say where a part is missing."),
            new JsonObject { ["request"] = FlowText.Request, ["parts"] = FlowText.Read(collect, "tasks") });
        string[] path =
        [
            start, plan, parts, work, collect, summary,
            flow.End(new JsonObject { ["result"] = FlowText.Read(summary), ["parts"] = FlowText.Read(collect, "tasks") }),
        ];
        flow.Path(path);
    }

    private static string Plan(FlowBuilder flow, string coordinator, IReadOnlyList<string> workers) => flow.Member(
        coordinator,
        flow.TaskWith("Do not do the work yourself. Divide it into parts, each for one of the workers, who see only their own part and the request. Leave out a worker who is not needed."),
        new JsonObject { ["request"] = FlowText.Request, ["workers"] = new JsonArray([.. workers.Select(id => FlowText.Describe(flow.Agent(id)))]) },
        FlowSchemas.Of(("parts", FlowSchemas.List(
            "The parts",
            FlowSchemas.Of(
                ("worker", FlowSchemas.Choice("The id of the worker", workers)),
                ("task", FlowSchemas.Text("What it is to do"))),
            least: 1))));
}
