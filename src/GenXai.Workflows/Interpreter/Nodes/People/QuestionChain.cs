using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Contracts.Log.Human;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Nodes.People;

/// <summary>Asks one after another, each when the one before has not answered in time.</summary>
internal static class QuestionChain
{
    /// <summary>Asks until somebody answers, or nobody is left.</summary>
    /// <param name="scope">Where the question stands.</param>
    /// <param name="asking">Who is asked, and for how long.</param>
    /// <param name="question">What is asked; step, time and names are filled in here.</param>
    /// <param name="prompt">The template of what is asked; null: the question has its prompt.</param>
    /// <param name="fallback">The answer after the last time-out; null when there is none.</param>
    /// <returns>The answer; null when nobody answered and there is no fallback.</returns>
    /// <exception cref="TemplateRenderException">The prompt or a name cannot be rendered.</exception>
    public static async Task<HumanAnswer?> AskAsync(
        StepScope scope, AskingSettings asking, HumanRequested question, string? prompt = null, JsonElement? fallback = null)
    {
        var reminders = asking.RemindEverySeconds is { } every ? new Reminders(every, asking.MaxReminders) : null;
        for (var turn = 0; turn < asking.Turns; turn++)
        {
            var texts = scope.IsNextKnown
                ? ["", null, null]
                : await RenderAsync(scope, prompt, asking.NameOf(turn), asking.NameOf(turn + 1));
            var until = asking.TimeoutOf(turn) is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
            var answer = await scope.AskAsync(
                step => question with
                {
                    Step = step,
                    Prompt = texts[0] ?? question.Prompt,
                    Until = scope.Run.Context.CurrentUtcTime + until,
                    To = texts[1],
                    EscalateTo = texts[2],
                },
                turn == asking.Turns - 1 ? fallback : null,
                reminders);
            if (answer is not null)
            {
                return answer;
            }
        }

        return null;
    }

    /// <summary>How long was waited, and for whom: <c>within 60 s, nor team-lead within 30 s</c>.</summary>
    public static string Waited(AskingSettings asking) => $"within {Text(asking.TimeoutSeconds)} s" + string.Concat(
        asking.EscalateTo.Select((next, index) => $", nor {next.To} within {Text(asking.TimeoutOf(index + 1))} s"));

    // Rendered together, so that they cost one evaluation at most.
    private static async Task<string?[]> RenderAsync(StepScope scope, params string?[] templates)
    {
        var given = templates.OfType<string>().Select(scope.Run.Templates.ForText).ToList();
        if (given.Count == 0)
        {
            return templates;
        }

        var rendered = new Queue<JsonElement>(await scope.RenderAsync([.. given], scope.Names(), inline: true));
        return [.. templates.Select(template => template is null ? null : JsonValues.ToText(rendered.Dequeue()))];
    }

    private static string Text(double? seconds) => seconds?.ToString(CultureInfo.InvariantCulture) ?? "any";
}
