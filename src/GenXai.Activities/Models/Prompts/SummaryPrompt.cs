using System.Globalization;
using GenXai.Workflows.Definitions;
using Microsoft.Extensions.AI;

namespace GenXai.Activities.Models.Prompts;

/// <summary>Asks a model for a summary of what is left out of a prompt.</summary>
internal static class SummaryPrompt
{
    // What the instructions themselves take, and room for the counts of other vocabularies.
    private const int Overhead = 128;
    private const double WordsPerToken = 0.7;

    /// <summary>Builds the prompt.</summary>
    /// <param name="fitted">The prompt that something was left out of.</param>
    /// <param name="limits">How long prompts may be.</param>
    /// <exception cref="ModelException">There is no room for any of it.</exception>
    public static FittedPrompt Build(FittedPrompt fitted, PromptLimits limits)
    {
        var words = Math.Max((int)(limits.SummaryTokens * WordsPerToken), 1);
        var instructions = string.Create(
            CultureInfo.InvariantCulture,
            $"You shorten what another agent was told, so that it can go on with its task. Keep facts, names, numbers, decisions and open questions that matter for the task; leave out the rest. Do not carry out the task. Reply with the shortened text alone, of at most {words} words.");
        var task = $"Task of the other agent: {fitted.Parts.Task}\n\nTo shorten:\n";
        var room = limits.Tokens - Overhead - TokenCounter.Count(instructions) - TokenCounter.Count(task);
        if (room <= 0)
        {
            throw new ModelException("the task leaves no room to summarise what does not fit; shorten it, or use a model with more context", transient: false);
        }

        var whole = TokenCounter.Count(fitted.LeftOut);
        var text = whole <= room ? fitted.LeftOut : TokenCounter.Last(fitted.LeftOut, room);
        var note = whole <= room
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"the first {whole - room} of {whole} tokens that were to be summarised are left out");
        return new FittedPrompt(
            [new ChatMessage(ChatRole.System, instructions), new ChatMessage(ChatRole.User, task + text)], fitted.Parts, note);
    }

    /// <summary>The agent as it writes the summary: in plain text, without tools, no longer than there is room.</summary>
    public static AgentDefinition Writer(AgentDefinition agent, PromptLimits limits) =>
        agent with { OutputSchema = null, Tools = [], MaxTokens = limits.SummaryTokens };
}
