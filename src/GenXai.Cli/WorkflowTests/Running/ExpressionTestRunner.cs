using System.Text.Json;
using GenXai.Cli.Rendering;
using GenXai.Cli.WorkflowTests.Checks;
using GenXai.Cli.WorkflowTests.Model;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Json;

namespace GenXai.Cli.WorkflowTests.Running;

/// <summary>Runs tests of conditions and templates.</summary>
internal static class ExpressionTestRunner
{
    public static IReadOnlyList<TestFailure> Run(ExpressionTest test)
    {
        JsonElement value;
        try
        {
            value = Evaluate(test.Text, test.IsTemplate, test.Scope);
        }
        catch (Exception exception) when (exception is ExpressionSyntaxException or TemplateRenderException)
        {
            return Error(test, exception.Message);
        }

        return test.Expect is { } expected
            ? [.. JsonMatch.Equal("value", expected, value)]
            : [new TestFailure("expect_error", $"an error that contains '{test.ExpectError}'", JsonText.Of(value, indented: false))];
    }

    /// <summary>Evaluates an expression in a scope.</summary>
    /// <exception cref="ExpressionSyntaxException">It cannot be parsed.</exception>
    /// <exception cref="TemplateRenderException">The template cannot be rendered.</exception>
    public static JsonElement Evaluate(string text, bool isTemplate, JsonElement scope)
    {
        var names = new NameResolver(new JsonScopeSource(scope));
        if (isTemplate)
        {
            return Template.Parse(text).Render(names);
        }

        var condition = Condition.Parse(text);
        var secret = condition.References.FirstOrDefault(static each => string.Equals(each.Segments[0], "secrets", StringComparison.Ordinal));
        return secret is null
            ? JsonValues.FromBool(condition.Evaluate(names))
            : throw new ExpressionSyntaxException($"'{secret.Text}' cannot stand in a condition: secrets are resolved only in tool_params and in http and mcp settings.", Math.Max(0, text.IndexOf(secret.Text, StringComparison.Ordinal)));
    }

    private static TestFailure[] Error(ExpressionTest test, string message)
    {
        if (test.ExpectError is not { } part)
        {
            return [new TestFailure("value", test.Expect is { } expected ? JsonMatch.Text(expected) : "a value", $"error: {message}")];
        }

        return message.Contains(part, StringComparison.Ordinal)
            ? []
            : [new TestFailure("expect_error", $"text that contains '{part}'", message)];
    }
}
