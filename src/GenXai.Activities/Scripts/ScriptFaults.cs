using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Activities.Text;

namespace GenXai.Activities.Scripts;

/// <summary>Collects the faults of a script, so that all are reported at once.</summary>
internal sealed class ScriptFaults
{
    private readonly List<ScriptFault> _faults = [];

    public static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => $"the number {value.GetRawText()}",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };

    public void Add(string path, string message) => _faults.Add(new ScriptFault(path, message));

    public bool IsObject(JsonElement value, string path, string expected)
    {
        var isObject = value.ValueKind == JsonValueKind.Object;
        if (!isObject)
        {
            Add(path, $"expected {expected}, got {KindOf(value)}");
        }

        return isObject;
    }

    public void RefuseUnknownKeys(JsonElement value, string path, string[] known)
    {
        foreach (var property in value.EnumerateObject())
        {
            if (!known.Contains(property.Name, StringComparer.Ordinal))
            {
                var at = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
                Add(at, $"unknown key '{property.Name}'{Suggestion.DidYouMean(property.Name, known)}; known keys: {string.Join(", ", known)}");
            }
        }
    }

    public void ThrowIfAny()
    {
        if (_faults.Count > 0)
        {
            throw new ScriptException([.. _faults]);
        }
    }
}
