using System.Text.Json;
using GenXai.Activities.Json;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Tools.Core;

/// <summary>Reads the validated arguments of a call; null counts as not given.</summary>
internal sealed class ToolArguments
{
    private readonly string _tool;
    private readonly JsonElement _arguments;

    public ToolArguments(string tool, JsonElement arguments)
    {
        _tool = tool;
        _arguments = arguments;
    }

    public JsonElement? Value(string name) =>
        _arguments.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public string Text(string name) =>
        TextOrNull(name) ?? throw Fault($"parameter '{name}' is needed here");

    /// <summary>A text as it is, any other value as compact JSON.</summary>
    public string? TextOrNull(string name) => Value(name) is { } value ? JsonText.PrintPlain(value) : null;

    public double? Number(string name) => Value(name)?.GetDouble();

    public int Whole(string name, int otherwise) => Value(name) is { } value ? (int)value.GetDouble() : otherwise;

    public bool Flag(string name, bool otherwise) => Value(name)?.GetBoolean() ?? otherwise;

    /// <summary>The members of an object as texts, in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Texts(string name) =>
        Value(name) is { ValueKind: JsonValueKind.Object } map
            ? [.. map.EnumerateObject().Select(static member => KeyValuePair.Create(member.Name, JsonValues.ToText(member.Value)))]
            : [];

    /// <summary>A value that may come as itself or as JSON text.</summary>
    public JsonElement Json(string name)
    {
        var value = Value(name) ?? throw Fault($"parameter '{name}' is needed here");
        if (value.ValueKind != JsonValueKind.String)
        {
            return value;
        }

        return JsonText.TryParse(value.GetString()!, out var parsed, out var fault)
            ? parsed
            : throw Fault($"parameter '{name}' is no valid JSON: {fault}");
    }

    /// <summary>Refuses a text that is longer than a tool can work on.</summary>
    public string BoundedText(string name, int characters)
    {
        var text = Text(name);
        return text.Length <= characters
            ? text
            : throw Fault($"parameter '{name}' has {text.Length} characters, at most {characters} are allowed; send a part of it");
    }

    public ToolException Fault(string message, Exception? cause = null, bool transient = false) => new($"{_tool}: {message}", transient, cause);
}
