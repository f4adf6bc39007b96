using System.Text.Json.Nodes;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Shapes;
using GenXai.Workflows.Flows.Functions;
using GenXai.Workflows.Flows.Functions.Maps;
using static GenXai.Workflows.Definitions.Shapes.ValueShape;

namespace GenXai.Workflows.Flows.Patterns;

/// <summary>
/// Cuts a list or a text into parts, has agents work on each, and reduces their replies: in one go, or in a tree where
/// there are too many.
/// </summary>
internal sealed class MapReduceFlow : IFlowPattern
{
    private const int DefaultConcurrency = 8;
    private const int DefaultFanIn = 10;
    private const int DefaultReduceTokens = 8000;

    // Each level halves at least: enough for more parts than any list has.
    private const int MostLevels = 64;

    public string Type => "map_reduce";

    public ObjectShape Params { get; } = FlowShapes.Of(
        "map_reduce",
        FlowShapes.Role("reducer", "last"),
        new KeyShape("items", Template with { NonEmpty = true }, "A template of the list or text (what reached the flow)."),
        new KeyShape("by", OneOf(ShardFunction.ByItems, ShardFunction.BySize, ShardFunction.ByTokens), "How it is cut: a list by items or by the size or tokens of its items, a text by size or tokens (a list by items, a text by tokens)."),
        new KeyShape("shard_size", Whole(1, 10_000_000), "How large a part is: items (10), characters (8000) or tokens (2000)."),
        new KeyShape("fan_in", Whole(2, 1000), "How many results are reduced at once (10)."),
        new KeyShape("reduce_tokens", Whole(1, 10_000_000), "How many tokens of results are reduced at once, two results at least (8000)."),
        FlowShapes.MaxConcurrencyKey,
        FlowShapes.FailureModeKey);

    public int MinAgents => 2;

    public string Cast => "the mappers, then the reducer";

    public void Check(FlowCheck check) => check.Role("reducer");

    public void Expand(FlowBuilder flow)
    {
        var reducer = flow.Params.Text("reducer", flow.Agents[^1]);
        var most = flow.Params.Int(FlowShapes.MaxConcurrency, DefaultConcurrency);
        flow.MayGoBack(MostLevels);
        flow.Variable("work", null);
        flow.Variable("level", 0);
        flow.Variable("failed", new JsonArray());
        var start = flow.Start();
        var shard = flow.Compute("shard", FlowFunctions.Shard, new JsonObject
        {
            ["items"] = flow.Params.Has("items") ? "{{ input.items }}" : FlowText.Request,
            ["by"] = flow.Params.Text("by"),
            ["size"] = flow.Params.Has("shard_size") ? flow.Params.Int("shard_size", 0) : null,
        });
        var map = flow.Pool(
            "map", FlowText.Read(shard, "items"), flow.Task, null, new PoolDefinition(flow.Others(reducer), null, most, most, 1, !flow.GoesOn));
        flow.Writes(map, new JsonObject { ["work"] = FlowText.Read(map) });
        var level = Level(flow);
        var reduce = flow.Pool(
            "reduce",
            FlowText.Read(level, "groups"),
            flow.TaskWith("These are results on parts of the whole, in order. Put them together to one result of the same kind."),
            null,
            new PoolDefinition([reducer], null, most, most, 1, StopsAtFailure: true));
        flow.Writes(reduce, new JsonObject { ["work"] = FlowText.Read(reduce) });
        flow.Path(start, shard, map, level, reduce);
        flow.Edge(reduce, level, $"nodes.{reduce}.output.count > 1");
        flow.Edge(reduce, flow.End(new JsonObject
        {
            ["result"] = FlowText.Read(reduce, "items.0.result"),
            ["shards"] = FlowText.Read(shard, "count"),
            ["by"] = FlowText.Read(shard, "by"),
            ["levels"] = FlowText.Read(level, "level"),
            ["failed"] = FlowText.Read(level, "failed"),
        }));
    }

    private static string Level(FlowBuilder flow)
    {
        var level = flow.Compute("level", FlowFunctions.Group, new JsonObject
        {
            ["work"] = FlowText.State("work"),
            ["level"] = FlowText.State("level"),
            ["failed"] = FlowText.State("failed"),
            ["fan_in"] = flow.Params.Int("fan_in", DefaultFanIn),
            ["max_tokens"] = flow.Params.Int("reduce_tokens", DefaultReduceTokens),
        });
        flow.Writes(level, new JsonObject { ["level"] = FlowText.Read(level, "level"), ["failed"] = FlowText.Read(level, "failed") });
        return level;
    }
}
