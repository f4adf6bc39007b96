using System.Text.Json;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.State;

/// <summary>
/// What reached a node (product.md, section 5): the output of the one predecessor whose edge led here; of several, an
/// object by node id; of none, the run's input. The edges by which a loop's round was started lead to its head, and
/// what came from outside still reaches it; the hidden start stands under <c>input</c> beside others.
/// </summary>
internal static class Reached
{
    /// <summary>The edges that led to a node in this round, in file order.</summary>
    public static IEnumerable<GraphEdge> Edges(RunState state, GraphNode node)
    {
        foreach (var edge in node.Incoming)
        {
            if (state.Edges[edge.Index] == EdgeDecision.Taken)
            {
                yield return edge;
            }
        }

        if (node.HeadOf >= 0)
        {
            foreach (var index in state.Loops[node.HeadOf].Arrived)
            {
                yield return state.Graph.Edges[index];
            }
        }
    }

    /// <summary>The value that reached a node.</summary>
    public static JsonElement Value(RunState state, GraphNode node)
    {
        // Two edges may lead from one node to another; its output counts once.
        var sources = Edges(state, node).Select(edge => edge.From).Distinct().ToList();
        return sources.Count switch
        {
            0 => state.Input,
            1 => OutputOf(state, sources[0]),
            _ => JsonValues.Build(writer =>
            {
                writer.WriteStartObject();
                foreach (var source in sources)
                {
                    writer.WritePropertyName(source?.Id ?? "input");
                    OutputOf(state, source).WriteTo(writer);
                }

                writer.WriteEndObject();
            }),
        };
    }

    /// <summary>What a node gave or handed on; of the hidden start, the run's input.</summary>
    public static JsonElement OutputOf(RunState state, GraphNode? node) =>
        node is null ? state.Input : state.Of(node).Output ?? JsonValues.Null;
}
