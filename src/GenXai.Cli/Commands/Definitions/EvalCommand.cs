using System.CommandLine;
using System.Text.Json;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Rendering;
using GenXai.Cli.WorkflowTests.Running;
using GenXai.Workflows.Expressions;

namespace GenXai.Cli.Commands.Definitions;

/// <summary><c>eval EXPR</c>: one condition or template against a state.</summary>
internal static class EvalCommand
{
    private static readonly JsonElement Empty = JsonElement.Parse("{}");

    public static Command Create(CliContext context)
    {
        var expression = new Argument<string>("EXPR") { Description = "The condition, or with --template the template" };
        var state = new Option<string?>("--state")
        {
            Description = "The names it may use: input, nodes, and any state variable",
            HelpName = "JSON|@file",
        };
        var template = new Option<bool>("--template") { Description = "EXPR is a template, not a condition" };
        var command = new Command("eval", "Evaluates one condition or template; prints JSON") { expression, state, template };
        command.SetGuarded(context, async (parse, _) =>
        {
            var scope = parse.GetValue(state) is { } text ? JsonArgument.Read(context, "--state", text) : Empty;
            if (scope.ValueKind != JsonValueKind.Object)
            {
                throw CliException.Usage("--state: expected an object, such as '{\"input\": {\"x\": 1}}'");
            }

            await context.Out.WriteLineAsync(
                JsonText.Of(Evaluate(parse.GetRequiredValue(expression), parse.GetValue(template), scope), indented: false));
            return ExitCodes.Completed;
        });
        return command;
    }

    private static JsonElement Evaluate(string text, bool isTemplate, JsonElement scope)
    {
        try
        {
            return ExpressionTestRunner.Evaluate(text, isTemplate, scope);
        }
        catch (ExpressionSyntaxException exception)
        {
            throw CliException.Usage($"EXPR: {exception.Message}");
        }
        catch (TemplateRenderException exception)
        {
            throw CliException.Usage($"EXPR: {exception.Message}");
        }
    }
}
