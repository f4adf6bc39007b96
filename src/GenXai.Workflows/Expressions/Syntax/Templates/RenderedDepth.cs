using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Contracts;

namespace GenXai.Workflows.Expressions.Syntax.Templates;

/// <summary>
/// Keeps what templates build within the depth that readers accept: <c>set: {x: ["{{ x }}"]}</c> in a loop would
/// otherwise grow a value that nothing can read any more.
/// </summary>
internal static class RenderedDepth
{
    public static JsonElement Check(JsonElement value, string text)
    {
        if (Fits(value, JsonLimits.MaxValueDepth))
        {
            return value;
        }

        const int ShownLength = 60;
        var shown = text.Length <= ShownLength ? text : text[..ShownLength] + "...";
        throw new TemplateRenderException(string.Create(
            CultureInfo.InvariantCulture, $"The value of '{shown}' is nested deeper than {JsonLimits.MaxValueDepth} levels; build flatter values."));
    }

    private static bool Fits(JsonElement value, int levels) => value.ValueKind switch
    {
        JsonValueKind.Array => levels > 0 && value.EnumerateArray().All(element => Fits(element, levels - 1)),
        JsonValueKind.Object => levels > 0 && value.EnumerateObject().All(property => Fits(property.Value, levels - 1)),
        _ => true,
    };
}
