using GenXai.Activities.Agents;
using Microsoft.Extensions.AI;

namespace GenXai.Activities.Models.Prompts;

/// <summary>A prompt that fits its model.</summary>
/// <param name="Messages">What is sent.</param>
/// <param name="Parts">What the prompt is made of.</param>
/// <param name="Note">What was cut; null for nothing.</param>
internal sealed record FittedPrompt(List<ChatMessage> Messages, PromptParts Parts, string? Note)
{
    /// <summary>The text of what was cut, oldest first in each kind; empty for nothing.</summary>
    public string LeftOut { get; init; } = string.Empty;
}
