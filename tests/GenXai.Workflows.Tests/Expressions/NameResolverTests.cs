using System.Text.Json;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Json;
using Shouldly;
using Xunit;

namespace GenXai.Workflows.Tests.Expressions;

public sealed class NameResolverTests
{
    [Fact]
    public void TryGetValue_BareName_FollowsTheStatedOrder()
    {
        var source = new FakeSource();
        var resolver = new NameResolver(source);
        var places = new[] { source.Locals, source.State, source.Outputs, source.Fields };
        foreach (var (place, index) in places.Select((place, index) => (place, index)).Reverse())
        {
            place["x"] = JsonValues.FromInt(index);
            Find(resolver, "x").ShouldBe(JsonValues.ToJson(place["x"]));
        }

        foreach (var place in places)
        {
            place.Clear();
        }

        Find(resolver, "x").ShouldBe("\"from input\"");
    }

    [Fact]
    public void TryGetValue_PresentNull_EndsTheSearch()
    {
        var source = new FakeSource();
        source.State["x"] = JsonValues.Null;
        var resolver = new NameResolver(source);
        Find(resolver, "x").ShouldBe("null");
        Find(resolver, "x.y").ShouldBeNull();
    }

    [Theory]
    [InlineData("state.x", "1")]
    [InlineData("state", "{\"x\":1,\"out\":[1,{\"a\":2}]}")]
    [InlineData("input", "{\"x\":5,\"only\":6,\"label\":0}")]
    [InlineData("input.x", "5")]
    [InlineData("only", "6")]
    [InlineData("nodes.n.output.label", "7")]
    [InlineData("nodes.n.type", "\"agent\"")]
    [InlineData("n", "{\"label\":7}")]
    [InlineData("n.output", "{\"label\":7}")]
    [InlineData("n.output.label", "7")]
    [InlineData("m.output", "8")]
    [InlineData("m.output.output", null)]
    [InlineData("text.output", "\"hi\"")]
    [InlineData("text.length", null)]
    [InlineData("out.-1.a", "2")]
    [InlineData("out.-3", null)]
    [InlineData("out.output", null)]
    [InlineData("route", "9")]
    [InlineData("route.route", null)]
    [InlineData("nodes.none", null)]
    [InlineData("state.none", null)]
    [InlineData("secrets.KEY", null)]
    [InlineData("label", "0")]
    public void TryGetValue_Path_FindsItsValue(string path, string? expected) => Find(
        Scope.Of("""
            {"input": {"x": 5, "only": 6, "label": 0}, "x": 1, "out": [1, {"a": 2}],
             "nodes": {"n": {"type": "agent", "output": {"label": 7}}, "m": {"type": "tool", "output": {"output": 8}},
                       "text": {"type": "agent", "output": "hi"},
                       "route": {"type": "condition", "output": {"route": 9}}}}
            """),
        path).ShouldBe(expected);

    [Theory]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("{\"nodes\": []}")]
    public void Constructor_ScopeOfAnotherShape_IsRefused(string scope) =>
        Should.Throw<ArgumentException>(() => Scope.Of(scope)).Message.ShouldContain("must be an object");

    private static string? Find(NameResolver resolver, string path) =>
        resolver.TryGetValue(new NameReference(path, [.. path.Split('.')]), out var value) ? JsonValues.ToJson(value) : null;

    private sealed class FakeSource : INameSource
    {
        public Dictionary<string, JsonElement> Locals { get; } = [];

        public Dictionary<string, JsonElement> State { get; } = [];

        public Dictionary<string, JsonElement> Outputs { get; } = [];

        public Dictionary<string, JsonElement> Fields { get; } = [];

        public JsonElement Input => JsonValues.Parse("""{"x": "from input"}""");

        public bool TryGetLocal(string name, out JsonElement value) => Locals.TryGetValue(name, out value);

        public bool TryGetState(string name, out JsonElement value) => State.TryGetValue(name, out value);

        public JsonElement GetState() => JsonValues.Parse("{}");

        public bool TryGetNodeOutput(string id, out JsonElement output) => Outputs.TryGetValue(id, out output);

        public bool TryGetNode(string id, out JsonElement node) => Outputs.TryGetValue(id, out node);

        public JsonElement GetNodes() => JsonValues.Parse("{}");

        public bool TryGetSourceField(string name, out JsonElement value) => Fields.TryGetValue(name, out value);
    }
}
