using System.Text.Json;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Json;

namespace GenXai.Hosting.Http.Requests;

/// <summary>A body that is an object with known keys.</summary>
internal sealed class RequestObject
{
    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);
    private readonly string _expected;

    private RequestObject(string[] keys) =>
        _expected = keys.Length == 0 ? "no body" : "an object with " + string.Join(", ", keys.Select(key => $"'{key}'"));

    /// <summary>Takes a body apart; none is an empty object.</summary>
    /// <exception cref="WorkflowClientException"><c>invalid_input</c>: it is no object, or has other keys.</exception>
    public static RequestObject Of(JsonElement? body, string[] keys)
    {
        var result = new RequestObject(keys);
        if (body is not { } value)
        {
            return result;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            throw Bad($"the body is {JsonValues.TypeNamed(value)}; expected {result._expected}");
        }

        foreach (var property in value.EnumerateObject())
        {
            if (!keys.Contains(property.Name, StringComparer.Ordinal))
            {
                throw Bad($"'{property.Name}' is no key of the body; expected {result._expected}");
            }

            if (!result._values.TryAdd(property.Name, property.Value))
            {
                throw Bad($"the key '{property.Name}' stands twice in the body");
            }
        }

        return result;
    }

    public JsonElement? Value(string key) => _values.TryGetValue(key, out var value) ? value : null;

    public JsonElement Require(string key) => Value(key) ?? throw Bad($"the body lacks '{key}'; expected {_expected}");

    public string? Text(string key) => Value(key) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => throw Bad($"'{key}' must be a string, but is {JsonValues.TypeNamed(other)}"),
    };

    /// <summary>Texts by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Texts(string key)
    {
        var value = Require(key);
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw Bad($"'{key}' must be an object of texts by path, but is {JsonValues.TypeNamed(value)}");
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.String)
            {
                throw Bad($"'{key}' has a {JsonValues.TypeName(property.Value)} at '{property.Name}'; expected the file's text as a string");
            }

            if (!texts.TryAdd(property.Name, property.Value.GetString()!))
            {
                throw Bad($"the path '{property.Name}' stands twice in '{key}'");
            }
        }

        return [.. texts.OrderBy(text => text.Key, StringComparer.Ordinal)];
    }

    private static WorkflowClientException Bad(string message) => new(ErrorCodes.InvalidInput, message);
}
