using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Expressions;

/// <summary>
/// The scope of condition and template tests and of <c>genxai eval</c> (product.md, section 14): <c>input</c> is the
/// run's input, <c>nodes</c> the nodes by id as <c>{type, output}</c>, any other key a state variable.
/// </summary>
public sealed class JsonScopeSource : INameSource
{
    private readonly JsonElement _scope;
    private readonly JsonElement _nodes;
    private readonly JsonElement _source;

    /// <summary>Makes a source.</summary>
    /// <param name="scope">The scope; null stands for an empty one.</param>
    /// <exception cref="ArgumentException">The scope is no object, or its <c>nodes</c> are none.</exception>
    public JsonScopeSource(JsonElement scope)
    {
        _scope = scope.ValueKind switch
        {
            JsonValueKind.Object => scope,
            JsonValueKind.Null or JsonValueKind.Undefined => JsonValues.Parse("{}"),
            _ => throw new ArgumentException(
                $"The state must be an object such as {{\"input\": {{}}, \"age\": 30}}, got {JsonValues.TypeName(scope)}.", nameof(scope)),
        };
        var hasNodes = JsonPath.TryGetField(_scope, ReservedNames.Nodes, out var nodes) && nodes.ValueKind != JsonValueKind.Null;
        _nodes = hasNodes ? nodes : JsonValues.Parse("{}");
        if (_nodes.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentException(
                $"'nodes' in the state must be an object of nodes by id, got {JsonValues.TypeName(_nodes)}.", nameof(scope));
        }

        _source = LastObject(_nodes);
    }

    /// <inheritdoc />
    public JsonElement Input => JsonPath.TryGetField(_scope, ReservedNames.Input, out var input) ? input : JsonValues.Null;

    /// <inheritdoc />
    public bool TryGetLocal(string name, out JsonElement value)
    {
        value = default;
        return false;
    }

    /// <inheritdoc />
    public bool TryGetState(string name, out JsonElement value)
    {
        value = default;
        return IsStateVariable(name) && JsonPath.TryGetField(_scope, name, out value);
    }

    /// <inheritdoc />
    public JsonElement GetState() => JsonValues.Build(writer =>
    {
        writer.WriteStartObject();
        foreach (var property in _scope.EnumerateObject().Where(property => IsStateVariable(property.Name)))
        {
            property.WriteTo(writer);
        }

        writer.WriteEndObject();
    });

    /// <inheritdoc />
    public bool TryGetNodeOutput(string id, out JsonElement output)
    {
        output = default;
        return JsonPath.TryGetField(_nodes, id, out var node) && HasOwnOutput(node)
            && JsonPath.TryGetField(node, "output", out output);
    }

    /// <inheritdoc />
    public bool TryGetNode(string id, out JsonElement node) => JsonPath.TryGetField(_nodes, id, out node);

    /// <inheritdoc />
    public JsonElement GetNodes() => _nodes;

    /// <inheritdoc />
    public bool TryGetSourceField(string name, out JsonElement value) => JsonPath.TryGetField(_source, name, out value);

    private static bool IsStateVariable(string name) => name is not (ReservedNames.Input or ReservedNames.Nodes);

    private static bool HasOwnOutput(JsonElement node) =>
        !JsonPath.TryGetField(node, "type", out var type)
        || type.ValueKind != JsonValueKind.String
        || type.GetString() is not ("condition" or "decision" or "wait" or "checkpoint");

    // What a condition node handed on is a source like any other; only its own name does not lead there.
    private static JsonElement LastObject(JsonElement nodes)
    {
        JsonElement last = default;
        foreach (var node in nodes.EnumerateObject())
        {
            if (JsonPath.TryGetField(node.Value, "output", out var output) && output.ValueKind == JsonValueKind.Object)
            {
                last = output;
            }
        }

        return last;
    }
}
