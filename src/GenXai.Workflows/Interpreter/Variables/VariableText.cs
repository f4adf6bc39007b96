using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Variables;

/// <summary>A value as it stands in a message: short.</summary>
internal static class VariableText
{
    private const int MostCharacters = 80;

    public static string Of(JsonElement value)
    {
        var text = JsonValues.ToJson(value);
        return text.Length <= MostCharacters ? text : text[..MostCharacters] + "…";
    }
}
