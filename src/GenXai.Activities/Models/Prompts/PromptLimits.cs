using GenXai.Activities.Models.Catalog;
using GenXai.Workflows.Definitions;

namespace GenXai.Activities.Models.Prompts;

/// <summary>How long a prompt may be.</summary>
/// <param name="Tokens">What the model takes beside the reply.</param>
/// <param name="SummaryTokens">What of it is kept for a summary of the rest; 0 where the rest is left out without one.</param>
internal sealed record PromptLimits(int Tokens, int SummaryTokens)
{
    private const int LeastReply = 256;
    private const int MostSummary = 1024;
    private const int SummaryShare = 8;

    /// <summary>The limits of a model; null where its context is not known: then nothing is cut.</summary>
    public static PromptLimits? Of(ModelEntry entry, AgentDefinition agent)
    {
        if (entry.ContextTokens is not { } context)
        {
            return null;
        }

        var tokens = context - (agent.MaxTokens ?? Math.Min(LeastReply, context / 4));
        var summarises = string.Equals(entry.Overflow, ModelEntry.Summarize, StringComparison.Ordinal);
        return new PromptLimits(tokens, summarises ? Math.Clamp(tokens / SummaryShare, 1, MostSummary) : 0);
    }
}
