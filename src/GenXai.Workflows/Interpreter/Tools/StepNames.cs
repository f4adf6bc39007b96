using System.Text.Json;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Tools;

/// <summary>The names that the steps of a composed tool may read: its arguments, and the results of earlier steps by id.</summary>
internal sealed class StepNames(JsonElement arguments) : INameSource
{
    private static readonly JsonElement Nothing = JsonValues.Parse("{}");
    private readonly Dictionary<string, JsonElement> _results = new(StringComparer.Ordinal);

    public JsonElement Input => arguments;

    public void Add(string id, JsonElement result) => _results[id] = result;

    public bool TryGetLocal(string name, out JsonElement value) => _results.TryGetValue(name, out value);

    public bool TryGetState(string name, out JsonElement value) => None(out value);

    public JsonElement GetState() => Nothing;

    public bool TryGetNodeOutput(string id, out JsonElement output) => None(out output);

    public bool TryGetNode(string id, out JsonElement node) => None(out node);

    public JsonElement GetNodes() => Nothing;

    public bool TryGetSourceField(string name, out JsonElement value) => None(out value);

    private static bool None(out JsonElement value)
    {
        value = default;
        return false;
    }
}
