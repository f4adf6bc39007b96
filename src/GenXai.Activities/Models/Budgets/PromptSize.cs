using GenXai.Activities.Agents;
using GenXai.Activities.Models.Prompts;
using Microsoft.Extensions.AI;

namespace GenXai.Activities.Models.Budgets;

/// <summary>How many tokens a service counts for a prompt: its messages, tools and schema, rather too many than too few.</summary>
internal static class PromptSize
{
    // What protocols add to each message and tool, and room for the counts of other vocabularies.
    private const int PerPart = 8;

    public static long Of(IEnumerable<ChatMessage> messages, ChatOptions options)
    {
        long tokens = PerPart;
        foreach (var message in messages)
        {
            tokens += PerPart + TokenCounter.Count(ToolCalls.ToText(message).Text);
        }

        foreach (var tool in (options.Tools ?? []).OfType<AIFunctionDeclaration>())
        {
            tokens += PerPart + TokenCounter.Count(tool.Name + tool.Description + tool.JsonSchema.GetRawText());
        }

        return options.ResponseFormat is ChatResponseFormatJson { Schema: { } schema }
            ? tokens + TokenCounter.Count(schema.GetRawText())
            : tokens;
    }
}
