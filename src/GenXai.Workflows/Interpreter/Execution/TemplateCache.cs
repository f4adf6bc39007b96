using System.Collections.Concurrent;
using System.Text.Json;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Expressions;

namespace GenXai.Workflows.Interpreter.Execution;

/// <summary>Parsed templates, kept for all runs of one process.</summary>
internal sealed class TemplateCache
{
    private readonly ConcurrentDictionary<string, Template> _texts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<object, ValueTemplate> _values = new(ReferenceEqualityComparer.Instance);

    private readonly ConcurrentDictionary<object, ConcurrentDictionary<string, object>> _keys =
        new(ReferenceEqualityComparer.Instance);

    public Template ForText(string text) => _texts.GetOrAdd(text, static key => Template.Parse(key));

    /// <summary>One object per state variable that a node writes, as the owner of its template.</summary>
    public object KeyOf(NodeDefinition node, string variable) =>
        _keys.GetOrAdd(node, static _ => new ConcurrentDictionary<string, object>(StringComparer.Ordinal))
            .GetOrAdd(variable, static _ => new object());

    /// <summary>The parsed form of a value that belongs to an object that lives as long as its definition.</summary>
    public ValueTemplate ForValue(object owner, JsonElement value) =>
        _values.GetOrAdd(owner, static (_, json) => ValueTemplate.Parse(json), value);
}
