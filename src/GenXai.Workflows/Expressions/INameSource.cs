using System.Text.Json;

namespace GenXai.Workflows.Expressions;

/// <summary>
/// What bare names are looked up in; <c>NameResolver</c> asks in the order of product.md section 8. Every method
/// answers false when there is no such name.
/// </summary>
public interface INameSource
{
    /// <summary>The run's input (<c>input</c>).</summary>
    JsonElement Input { get; }

    /// <summary>A loop local: item, item_index, loop_ID_iteration.</summary>
    bool TryGetLocal(string name, out JsonElement value);

    /// <summary>A state variable.</summary>
    bool TryGetState(string name, out JsonElement value);

    /// <summary>The whole state as one object (<c>state</c> on its own).</summary>
    JsonElement GetState();

    /// <summary>The output of a node that has one.</summary>
    bool TryGetNodeOutput(string id, out JsonElement output);

    /// <summary>A node as an object with <c>output</c>, <c>status</c>, <c>type</c> (<c>nodes.ID</c>).</summary>
    bool TryGetNode(string id, out JsonElement node);

    /// <summary>All nodes that have run, by id (<c>nodes</c> on its own).</summary>
    JsonElement GetNodes();

    /// <summary>
    /// A field of what stands before: in a condition the edge's source, in a template the predecessors, newest first.
    /// </summary>
    bool TryGetSourceField(string name, out JsonElement value);
}
