using System.Text.Json;
using GenXai.Activities.Calls;
using GenXai.Activities.Text;
using GenXai.Workflows.Schemas;

namespace GenXai.Activities.Tools;

/// <summary>Validates arguments against a tool's parameters.</summary>
internal sealed class ArgumentCheck
{
    private readonly BoundedCache<JsonSchema> _schemas = new();

    /// <summary>What is wrong with the arguments; null when nothing is.</summary>
    /// <exception cref="JsonSchemaException">The parameters are no schema.</exception>
    public string? Fault(string tool, JsonElement parameters, JsonElement arguments)
    {
        if (arguments.ValueKind != JsonValueKind.Object)
        {
            return $"{tool}: expected an object of arguments, got {arguments.ValueKind.ToString().ToLowerInvariant()}";
        }

        var schema = _schemas.GetOrAdd(parameters.GetRawText(), parameters, JsonSchema.Parse);
        var faults = schema.Validate(arguments);
        if (faults.Count == 0)
        {
            return null;
        }

        var names = Names(parameters, arguments);
        return names.Count > 0
            ? $"{tool}: {string.Join("; ", names)}; it takes {Takes(parameters)}"
            : $"{tool}: bad arguments: {string.Join("; ", faults)}";
    }

    // Mistyped and missing names are the commonest slips: they get words of their own.
    private static List<string> Names(JsonElement parameters, JsonElement arguments)
    {
        List<string> faults = [];
        if (parameters.ValueKind != JsonValueKind.Object)
        {
            return faults;
        }

        var closed = parameters.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind == JsonValueKind.False &&
            !parameters.TryGetProperty("patternProperties", out _);
        if (closed)
        {
            var known = Properties(parameters).ToArray();
            faults.AddRange(arguments.EnumerateObject()
                .Where(argument => !known.Contains(argument.Name, StringComparer.Ordinal))
                .Select(argument => $"unknown parameter '{argument.Name}'{Suggestion.DidYouMean(argument.Name, known)}"));
        }

        faults.AddRange(Required(parameters)
            .Where(name => !arguments.TryGetProperty(name, out _))
            .Select(name => $"parameter '{name}' is missing"));
        return faults;
    }

    private static string Takes(JsonElement parameters)
    {
        var required = Required(parameters).ToArray();
        var names = Properties(parameters).Select(name => required.Contains(name, StringComparer.Ordinal) ? name : name + " (optional)");
        return string.Join(", ", names) is { Length: > 0 } list ? list : "no parameters";
    }

    private static IEnumerable<string> Properties(JsonElement parameters) =>
        parameters.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().Select(static property => property.Name)
            : [];

    private static IEnumerable<string> Required(JsonElement parameters) =>
        parameters.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Select(static name => name.GetString()!)
            : [];
}
