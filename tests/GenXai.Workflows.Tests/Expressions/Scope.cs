using System.Text.Json;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Tests.Expressions;

internal static class Scope
{
    public static NameResolver Of(string json) => new(new JsonScopeSource(JsonValues.Parse(json)));

    public static bool Test(string condition, string scope = "{}", ICollection<string>? notes = null) =>
        Condition.Parse(condition).Evaluate(Of(scope), notes);

    public static JsonElement Render(string template, string scope = "{}") => Template.Parse(template).Render(Of(scope));

    public static string RenderJson(string template, string scope = "{}") => JsonValues.ToJson(Render(template, scope));
}
