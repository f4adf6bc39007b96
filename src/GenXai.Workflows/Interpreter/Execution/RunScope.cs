using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Interpreter.State;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Execution;

/// <summary>The names that a condition or a template of a node may read (product.md, section 8).</summary>
/// <param name="state">The run's state.</param>
/// <param name="sources">What stands before, newest first: bare names find their fields.</param>
/// <param name="locals">Loop locals.</param>
/// <param name="own">A node's output that the state does not hold yet: the node's id and its output.</param>
internal sealed class RunScope(
    RunState state,
    IReadOnlyList<JsonElement> sources,
    ImmutableDictionary<string, JsonElement> locals,
    KeyValuePair<string, JsonElement>? own = null) : INameSource
{
    public JsonElement Input => state.Input;

    /// <summary>What a node's templates read.</summary>
    public static RunScope ForNode(
        RunState state,
        GraphNode node,
        ImmutableDictionary<string, JsonElement> locals,
        KeyValuePair<string, JsonElement>? own = null,
        JsonElement? newest = null)
    {
        var sources = Reached.Edges(state, node)
            .Select(edge => edge.From)
            .Distinct()
            .OrderByDescending(from => from is null ? long.MinValue : state.Of(from).FinishedSeq)
            .Select(from => Reached.OutputOf(state, from));
        return new RunScope(state, newest is { } first ? [first, .. sources] : [.. sources], locals, own);
    }

    /// <summary>What the condition of an edge reads.</summary>
    public static RunScope ForEdge(RunState state, GraphEdge edge) =>
        new(state, [Reached.OutputOf(state, edge.From)], ImmutableDictionary<string, JsonElement>.Empty);

    public bool TryGetLocal(string name, out JsonElement value) => locals.TryGetValue(name, out value);

    public bool TryGetState(string name, out JsonElement value) => state.Variables.TryGetValue(name, out value);

    public JsonElement GetState() => RunResults.StateOf(state);

    public bool TryGetNodeOutput(string id, out JsonElement output)
    {
        if (own is { } mine && string.Equals(mine.Key, id, StringComparison.Ordinal))
        {
            output = mine.Value;
            return true;
        }

        output = default;
        if (state.Graph.Find(id) is not { IsPassThrough: false } node || !state.Of(node).HasOutput)
        {
            return false;
        }

        output = Reached.OutputOf(state, node);
        return true;
    }

    public bool TryGetNode(string id, out JsonElement node)
    {
        node = default;
        if (state.Graph.Find(id) is not { } found || !state.Of(found).HasBegun)
        {
            return false;
        }

        node = JsonValues.Build(writer => WriteNode(writer, found));
        return true;
    }

    public JsonElement GetNodes() => JsonValues.Build(writer =>
    {
        writer.WriteStartObject();
        foreach (var node in state.Graph.Nodes.Where(node => state.Of(node).HasBegun))
        {
            writer.WritePropertyName(node.Id);
            WriteNode(writer, node);
        }

        writer.WriteEndObject();
    });

    public bool TryGetSourceField(string name, out JsonElement value)
    {
        List<JsonElement>? possible = null;
        foreach (var source in sources)
        {
            var presence = JsonPath.Look(source, name, out value);
            if (presence == PayloadPresence.Found && possible is null)
            {
                return true;
            }

            if (presence != PayloadPresence.Missing)
            {
                (possible ??= []).Add(value);
            }

            if (presence == PayloadPresence.Found)
            {
                break;
            }
        }

        value = possible is null ? default : PayloadValues.Choice(possible);
        return possible is not null;
    }

    private void WriteNode(Utf8JsonWriter writer, GraphNode node)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, RunResults.KindName(node.Definition.Kind));
        writer.WriteString("status"u8, state.Of(node).Status);
        if (TryGetNodeOutput(node.Id, out var output))
        {
            writer.WritePropertyName("output"u8);
            output.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
