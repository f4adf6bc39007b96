using System.Text.Json;
using GenXai.Workflows.Contracts.Log.Human;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Tools;

/// <summary>The tool that waits for a person; the interpreter answers it itself.</summary>
internal static class HumanInput
{
    public const string Tool = "human_input";

    /// <summary>Asks what parameters with templates say.</summary>
    /// <param name="scope">Where the question stands.</param>
    /// <param name="owner">What the parameters belong to.</param>
    /// <param name="parameters">The parameters; null for none.</param>
    /// <param name="names">What they read.</param>
    /// <exception cref="TemplateRenderException">They cannot be rendered.</exception>
    public static async Task<JsonElement> AskAsync(StepScope scope, object owner, JsonElement? parameters, NameResolver names)
    {
        if (parameters is not { } given || scope.IsNextKnown)
        {
            return await AskAsync(scope, "");
        }

        var rendered = await scope.RenderAsync([scope.Run.Templates.ForValue(owner, given)], names, inline: true);
        return await AskAsync(scope, Prompt(rendered[0]));
    }

    /// <summary>Asks what a model says.</summary>
    public static Task<JsonElement> AskAsync(StepScope scope, JsonElement arguments) => AskAsync(scope, Prompt(arguments));

    private static async Task<JsonElement> AskAsync(StepScope scope, string prompt) =>
        (await scope.AskAsync(step => new HumanRequested(step, prompt, [], null, null), null))!.Response;

    private static string Prompt(JsonElement arguments) =>
        arguments.ValueKind == JsonValueKind.Object && arguments.TryGetProperty("prompt"u8, out var prompt) ? JsonValues.ToText(prompt) : "";
}
