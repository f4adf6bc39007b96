using System.Text.Json;

namespace GenXai.Activities.Tests.Fakes;

internal static class Value
{
    public static JsonElement Of(string json) => JsonElement.Parse(json);
}
