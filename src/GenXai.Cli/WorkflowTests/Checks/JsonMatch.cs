using System.Globalization;
using System.Text.Json;
using GenXai.Cli.Rendering;
using GenXai.Cli.WorkflowTests.Model;

namespace GenXai.Cli.WorkflowTests.Checks;

/// <summary>Compares JSON values: numbers by value, objects regardless of the order of their keys.</summary>
internal static class JsonMatch
{
    /// <summary>The two values are the same.</summary>
    public static IEnumerable<TestFailure> Equal(string what, JsonElement expected, JsonElement? actual)
    {
        if (actual is not { ValueKind: not JsonValueKind.Undefined } present)
        {
            if (expected.ValueKind != JsonValueKind.Null)
            {
                yield return new TestFailure(what, Text(expected), "nothing");
            }
        }
        else if (!JsonElement.DeepEquals(expected, present))
        {
            yield return new TestFailure(what, Text(expected), Text(present));
        }
    }

    /// <summary>
    /// What is expected is in the value: of objects the given fields, of texts the given part, of anything else all.
    /// </summary>
    public static IEnumerable<TestFailure> Contains(string what, JsonElement expected, JsonElement? actual) => (expected.ValueKind, actual?.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) =>
            expected.EnumerateObject().SelectMany(field => Contains($"{what}.{field.Name}", field.Value, Field(actual!.Value, field.Name))),
        _ => Equal(what, expected, actual),
    };

    /// <summary>As <see cref="Contains"/>, but a text may be part of a longer one.</summary>
    public static IEnumerable<TestFailure> ContainsAtTop(string what, JsonElement expected, JsonElement? actual)
    {
        if ((expected.ValueKind, actual?.ValueKind) is (JsonValueKind.String, JsonValueKind.String))
        {
            var part = expected.GetString()!;
            return actual!.Value.GetString()!.Contains(part, StringComparison.Ordinal)
                ? []
                : [new TestFailure(what, $"text that contains {Text(expected)}", Text(actual.Value))];
        }

        return Contains(what, expected, actual);
    }

    /// <summary>The value at a path such as <c>order.lines.0</c>; null when there is none.</summary>
    public static JsonElement? At(JsonElement root, string path)
    {
        if (Field(root, path) is { } whole)
        {
            return whole;
        }

        JsonElement? value = root;
        foreach (var segment in path.Split('.'))
        {
            value = value is { } present ? Step(present, segment) : null;
        }

        return value;
    }

    public static string Text(JsonElement value) => JsonText.Of(value, indented: false);

    private static JsonElement? Step(JsonElement value, string segment) => value.ValueKind switch
    {
        JsonValueKind.Object => Field(value, segment),
        JsonValueKind.Array when int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < value.GetArrayLength() => value[index],
        _ => null,
    };

    private static JsonElement? Field(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var field) ? field : null;
}
