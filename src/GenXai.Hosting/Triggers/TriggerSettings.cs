using System.Text.Json;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Json;

namespace GenXai.Hosting.Triggers;

/// <summary>Reads <c>trigger.config</c> and collects every fault.</summary>
internal sealed class TriggerSettings
{
    private readonly string _kind;
    private readonly List<string> _faults;
    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);

    public TriggerSettings(TriggerDefinition trigger, List<string> faults, params string[] keys)
    {
        _kind = trigger.Kind;
        _faults = faults;
        if (trigger.Config is not { ValueKind: JsonValueKind.Object } config)
        {
            return;
        }

        foreach (var property in config.EnumerateObject())
        {
            if (!keys.Contains(property.Name, StringComparer.Ordinal))
            {
                Fault($"'{property.Name}' is no key of it; expected {string.Join(", ", keys)}");
            }

            _values[property.Name] = property.Value;
        }
    }

    public JsonElement? Value(string key) => _values.TryGetValue(key, out var value) ? value : null;

    public string? Text(string key, string? example = null)
    {
        switch (Value(key))
        {
            case { ValueKind: JsonValueKind.String } text when text.GetString() is { Length: > 0 } given:
                return given;
            case null when example is null:
                return null;
            case null:
                Fault($"'{key}' is missing; {example}");
                return null;
            case { } other:
                Fault($"'{key}' must be a text, but is {JsonValues.ToJson(other)}");
                return null;
        }
    }

    public string Choice(string key, params string[] choices)
    {
        var text = Text(key) ?? choices[0];
        if (!choices.Contains(text, StringComparer.Ordinal))
        {
            Fault($"'{key}' is '{text}'; expected one of {string.Join(", ", choices)}");
        }

        return text;
    }

    public void Fault(string text) => _faults.Add($"trigger.config of kind {_kind}: {text}");
}
