using System.Globalization;
using System.Text.Json;
using GenXai.Activities.Agents;
using GenXai.Activities.Json;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Json;
using Microsoft.Extensions.AI;

namespace GenXai.Activities.Models.Prompts;

/// <summary>
/// Cuts a prompt that is longer than its model takes: what the agent remembers and shared memory first, then earlier rounds of the conversation,
/// then the start of the input; of each the oldest first, and never the task.
/// </summary>
internal sealed class PromptFitter
{
    // What the protocol adds to each message, and room for the counts of other vocabularies.
    private const int PerMessage = 8;
    private const int LeastReply = 256;
    private const string InputMark = "[The start is left out.]\n";
    private readonly AgentDefinition _agent;
    private readonly bool _schemaInPrompt;
    private readonly int _budget;

    private PromptFitter(AgentDefinition agent, bool schemaInPrompt, int contextTokens)
    {
        _agent = agent;
        _schemaInPrompt = schemaInPrompt;
        _budget = contextTokens - (agent.MaxTokens ?? Math.Min(LeastReply, contextTokens / 4));
    }

    /// <summary>Builds the prompt.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="parts">The prompt's parts.</param>
    /// <param name="request">The request.</param>
    /// <param name="schemaInPrompt">Whether the schema of the reply stands in the prompt.</param>
    /// <param name="contextTokens">What the model takes, prompt and reply; null for no limit.</param>
    /// <exception cref="ModelException">Not even the task fits.</exception>
    public static FittedPrompt Fit(AgentDefinition agent, PromptParts parts, ModelCallRequest request, bool schemaInPrompt, int? contextTokens)
    {
        var whole = PromptBuilder.Build(agent, parts, request, schemaInPrompt);
        return contextTokens is { } context
            ? new PromptFitter(agent, schemaInPrompt, context).Fit(new FittedPrompt(whole, parts, null), request)
            : new FittedPrompt(whole, parts, null);
    }

    private FittedPrompt Fit(FittedPrompt whole, ModelCallRequest request)
    {
        if (Sum(whole.Messages, TokenCounter.AtMost) <= _budget || Over(whole.Messages) is var over && over <= 0)
        {
            return whole;
        }

        var cuts = new List<string>();
        var parts = CutRecalled(whole.Parts, cuts, ref over);
        var shorter = CutMemory(request, cuts, ref over);
        shorter = CutConversation(shorter, cuts, ref over);
        parts = over > 0 ? CutInput(parts, over, cuts) : parts;
        var messages = PromptBuilder.Build(_agent, parts, shorter, _schemaInPrompt);
        return Over(messages) <= 0
            ? new FittedPrompt(messages, parts, $"the prompt is longer than the model takes; left out: {string.Join(", ", cuts)}")
            : throw new ModelException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the task, the agent's description and the last round alone are {Over(messages)} tokens longer than the {_budget} that the model takes beside the reply; shorten them, lower max_tokens or use a model with more context"),
                transient: false);
    }

    private static PromptParts CutRecalled(PromptParts parts, List<string> cuts, ref int over)
    {
        var kept = parts.Recalled.Count;
        while (over > 0 && kept > 0)
        {
            over -= TokenCounter.Count($"- {parts.Recalled[--kept]}\n");
        }

        if (kept < parts.Recalled.Count)
        {
            cuts.Add($"{parts.Recalled.Count - kept} of {parts.Recalled.Count} memories of the agent");
        }

        return kept == parts.Recalled.Count ? parts : parts with { Recalled = [.. parts.Recalled.Take(kept)] };
    }

    private static ModelCallRequest CutMemory(ModelCallRequest request, List<string> cuts, ref int over)
    {
        var gone = 0;
        while (over > 0 && gone < request.Memory.Count)
        {
            var item = request.Memory[gone++];
            over -= TokenCounter.Count($"- {item.Key}: {JsonText.PrintPlain(item.Value)}\n");
        }

        if (gone > 0)
        {
            cuts.Add($"{gone} of {request.Memory.Count} entries of shared memory");
        }

        return gone == 0 ? request : request with { Memory = [.. request.Memory.Skip(gone)] };
    }

    // A round is what the model said and what it was answered: a tool's answer may not stand without its call.
    private static ModelCallRequest CutConversation(ModelCallRequest request, List<string> cuts, ref int over)
    {
        var starts = request.Conversation.Index().Where(static part => part.Item.Role == "assistant").Select(static part => part.Index).ToArray();
        var gone = 0;
        while (over > 0 && gone < starts.Length - 1)
        {
            for (var i = starts[gone]; i < starts[gone + 1]; i++)
            {
                over -= PerMessage + TokenCounter.Count(Text(request.Conversation[i]));
            }

            gone++;
        }

        if (gone > 0)
        {
            cuts.Add($"{gone} of {starts.Length} rounds of the conversation");
        }

        return gone == 0 ? request : request with { Conversation = [.. request.Conversation.Skip(starts[gone])] };
    }

    private static PromptParts CutInput(PromptParts parts, int over, List<string> cuts)
    {
        if (parts.Input is not { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } input)
        {
            return parts;
        }

        var text = JsonText.PrintPlain(input);
        var tokens = TokenCounter.Count(text);
        // The mark costs tokens too, and what is cut apart may count a little differently.
        var keep = Math.Max(tokens - over - TokenCounter.Count(InputMark) - PerMessage, 0);
        cuts.Add($"the first {tokens - keep} of {tokens} tokens of the input");
        return parts with { Input = JsonValues.FromString(InputMark + TokenCounter.Last(text, keep)) };
    }

    private int Over(List<ChatMessage> messages) => Sum(messages, TokenCounter.Count) - _budget;

    private static int Sum(List<ChatMessage> messages, Func<string, int> count) =>
        messages.Sum(message => PerMessage + count(ToolCalls.ToText(message).Text));

    private static string Text(ConversationPart part) =>
        part.Text + string.Concat(part.ToolCalls.Select(static call => call.Name + call.Arguments.GetRawText()));
}
