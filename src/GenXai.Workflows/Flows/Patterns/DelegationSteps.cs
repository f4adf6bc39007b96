using System.Collections.Immutable;
using System.Text.Json.Nodes;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Flows.Functions;

namespace GenXai.Workflows.Flows.Patterns;

/// <summary>The steps by which work is delegated: plan, assignment (a plan that cannot be is sent back), work, results.</summary>
internal sealed class DelegationSteps
{
    private const int DefaultTasksPerWorker = 5;
    private const int DefaultMaxTasks = 100;

    private DelegationSteps(string plan, string work, string collect) => (Plan, Work, Collect) = (plan, work, collect);

    /// <summary>The delegator's node, the head of the loop.</summary>
    public string Plan { get; }

    /// <summary>The workers' node.</summary>
    public string Work { get; }

    /// <summary>The node that has the results.</summary>
    public string Collect { get; }

    /// <summary>Adds them.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="delegator">Who plans.</param>
    /// <param name="workers">Who works.</param>
    /// <param name="situation">What the delegator sees besides request, workers and faults.</param>
    /// <param name="request">What each worker sees besides its task and the results that it depends on.</param>
    /// <param name="stopsAtFailure">Whether the first task that fails fails the flow.</param>
    public static DelegationSteps Add(
        FlowBuilder flow, string delegator, IReadOnlyList<string> workers, JsonObject situation, JsonObject request, bool stopsAtFailure)
    {
        flow.Variable("faults", new JsonArray());
        flow.Variable("resends", 0);
        flow.Variable("results", new JsonArray());
        flow.Variable("peak", 0);
        var skills = workers.Select(id => (Id: id, Can: Capabilities(flow, id))).ToList();
        var plan = AddPlan(flow, delegator, skills, situation);
        var assign = flow.Compute("assign", FlowFunctions.Assign, new JsonObject
        {
            ["plan"] = FlowText.Read(plan),
            ["workers"] = new JsonArray([.. skills.Select(worker => new JsonObject
            {
                ["id"] = worker.Id,
                ["capabilities"] = FlowSchemas.Array(worker.Can.Select(FlowText.Literal)),
            })]),
            ["resends"] = FlowText.State("resends"),
            ["max_tasks"] = flow.Params.Int(FlowShapes.MaxTasks, DefaultMaxTasks),
            ["results"] = FlowText.State("results"),
        });
        flow.Writes(assign, new JsonObject { ["faults"] = FlowText.Read(assign, "faults"), ["resends"] = FlowText.Read(assign, "resends") });
        request["results"] = "{{ results }}";
        var work = flow.Pool("work", FlowText.Read(assign, "items"), "{{ item.task }}", request, Pool(flow, assign, stopsAtFailure));
        var collect = flow.Compute("collect", FlowFunctions.Collect, new JsonObject
        {
            ["items"] = FlowText.Read(assign, "items"),
            ["work"] = FlowText.Read(work),
            ["earlier"] = FlowText.State("results"),
            ["peak"] = FlowText.State("peak"),
        });
        flow.Writes(collect, new JsonObject { ["results"] = FlowText.Read(collect, "tasks"), ["peak"] = FlowText.Read(collect, "peak") });
        flow.Edge(plan, assign);
        flow.Edge(assign, plan, $"nodes.{assign}.output.valid != true");
        flow.Edge(assign, work);
        flow.Edge(work, collect);
        flow.MayGoBack(3);
        return new DelegationSteps(plan, work, collect);
    }

    private static string AddPlan(
        FlowBuilder flow, string delegator, List<(string Id, ImmutableArray<string> Can)> skills, JsonObject situation)
    {
        var input = new JsonObject
        {
            ["request"] = FlowText.Request,
            ["workers"] = new JsonArray([.. skills.Select(worker => Describe(flow, worker.Id, worker.Can))]),
            ["faults"] = FlowText.State("faults"),
        };
        foreach (var (name, value) in situation)
        {
            input[name] = value?.DeepClone();
        }

        var known = skills.SelectMany(worker => worker.Can).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var task = FlowSchemas.Of(
            ("id", FlowSchemas.Text("A short name, different for each task")),
            ("task", FlowSchemas.Text("What is to be done, complete in itself")),
            ("depends_on", FlowSchemas.List("The ids of the tasks whose results it needs; empty for none", FlowSchemas.Text("The id of a task"))));
        if (known.Count > 0)
        {
            task["properties"]!["capabilities"] = FlowSchemas.List("What its worker must be able to do", FlowSchemas.Choice("A capability", known));
        }

        return flow.Member(
            delegator,
            flow.TaskWith(
                "Do not do the work yourself, and do not choose the workers. Divide the work into tasks that one worker each can do, say what each needs a worker to be able to do, "
                + "and which other tasks it needs the results of. Where faults are named, your last plan had them: give a plan without."),
            input,
            FlowSchemas.Of(("tasks", FlowSchemas.List("The tasks", task, least: 1))));
    }

    private static JsonObject Describe(FlowBuilder flow, string id, ImmutableArray<string> can)
    {
        var described = FlowText.Describe(flow.Agent(id));
        described["capabilities"] = FlowSchemas.Array(can.Select(FlowText.Literal));
        return described;
    }

    private static PoolDefinition Pool(FlowBuilder flow, string assign, bool stopsAtFailure)
    {
        var min = flow.Params.Int(FlowShapes.MinWorkers, 1);
        var max = Math.Max(min, flow.Params.Int(FlowShapes.MaxWorkers, FlowCheck.DefaultMaxWorkers));
        return new PoolDefinition(
            [],
            FlowText.Read(assign, "schedule"),
            min,
            max,
            flow.Params.Int(FlowShapes.TasksPerWorker, DefaultTasksPerWorker),
            stopsAtFailure);
    }

    // Of the flow, or else the agent's own, in its metadata.
    private static ImmutableArray<string> Capabilities(FlowBuilder flow, string id) =>
        flow.Params.Object(FlowShapes.Capabilities).Has(id)
            ? flow.Params.Object(FlowShapes.Capabilities).Texts(id)
            : new FlowParams(flow.Agent(id).Metadata).Texts(FlowShapes.Capabilities);
}
