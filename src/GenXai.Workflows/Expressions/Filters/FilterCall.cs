using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Expressions.Filters;

/// <summary>One use of a filter while a template is rendered.</summary>
/// <param name="Name">The filter.</param>
/// <param name="Argument">Its argument, if it was given one.</param>
/// <param name="Expression">The expression it stands in, for messages.</param>
internal sealed record FilterCall(string Name, JsonElement? Argument, string Expression)
{
    private const int ShownLength = 60;

    /// <summary>The filter was given a value that it does not work on.</summary>
    public TemplateRenderException WrongType(JsonElement value, string expected) =>
        Fail($"needs {expected}, got {JsonValues.TypeName(value)} {Shown(value)}");

    public TemplateRenderException WrongArgument(JsonElement argument, string expected) =>
        Fail($"needs {expected} as its argument, got {JsonValues.TypeName(argument)} {Shown(argument)}");

    public TemplateRenderException Fail(string problem) => new($"Filter '{Name}' {problem}, in '{{{{ {Expression} }}}}'.");

    private static string Shown(JsonElement value)
    {
        var text = JsonValues.ToJson(value);
        return text.Length <= ShownLength ? text : text[..ShownLength] + "...";
    }
}
