using System.Globalization;
using System.Text;
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
    private const string InputMark = "[The start is left out.]\n";
    private readonly AgentDefinition _agent;
    private readonly bool _schemaInPrompt;
    private readonly PromptLimits _limits;
    private readonly List<string> _cuts = [];
    private readonly StringBuilder _leftOut = new();
    private int _over;

    private PromptFitter(AgentDefinition agent, bool schemaInPrompt, PromptLimits limits)
    {
        _agent = agent;
        _schemaInPrompt = schemaInPrompt;
        _limits = limits;
    }

    /// <summary>Builds the prompt.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="parts">The prompt's parts.</param>
    /// <param name="request">The request.</param>
    /// <param name="schemaInPrompt">Whether the schema of the reply stands in the prompt.</param>
    /// <param name="limits">How long it may be; null for no limit.</param>
    /// <exception cref="ModelException">Not even the task fits.</exception>
    public static FittedPrompt Fit(AgentDefinition agent, PromptParts parts, ModelCallRequest request, bool schemaInPrompt, PromptLimits? limits)
    {
        var whole = PromptBuilder.Build(agent, parts, request, schemaInPrompt);
        return limits is null
            ? new FittedPrompt(whole, parts, null)
            : new PromptFitter(agent, schemaInPrompt, limits).Fit(new FittedPrompt(whole, parts, null), request);
    }

    private FittedPrompt Fit(FittedPrompt whole, ModelCallRequest request)
    {
        if (Sum(whole.Messages, TokenCounter.AtMost) <= _limits.Tokens || Over(whole.Messages) is var over && over <= 0)
        {
            return whole;
        }

        // The summary of what is cut takes room too.
        _over = over + _limits.SummaryTokens;
        var remembered = CutRecalled(whole.Parts);
        var shorter = CutConversation(CutMemory(request));
        var parts = CutInput(remembered) with { Summary = Shortened(request.Summary) };
        var messages = PromptBuilder.Build(_agent, parts, shorter, _schemaInPrompt);
        if (Over(messages) is var still && still > 0)
        {
            throw new ModelException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the task, the agent's description and the last round alone are {still} tokens longer than the {_limits.Tokens} that the model takes beside the reply; shorten them, lower max_tokens or use a model with more context"),
                transient: false);
        }

        var how = request.Summary is null ? "left out" : "summarised";
        return new FittedPrompt(messages, parts, $"the prompt is longer than the model takes; {how}: {string.Join(", ", _cuts)}") { LeftOut = _leftOut.ToString() };
    }

    private PromptParts CutRecalled(PromptParts parts)
    {
        var kept = parts.Recalled.Count;
        while (_over > 0 && kept > 0)
        {
            Leave($"- {parts.Recalled[--kept]}\n");
        }

        if (kept < parts.Recalled.Count)
        {
            _cuts.Add($"{parts.Recalled.Count - kept} of {parts.Recalled.Count} memories of the agent");
        }

        return kept == parts.Recalled.Count ? parts : parts with { Recalled = [.. parts.Recalled.Take(kept)] };
    }

    private ModelCallRequest CutMemory(ModelCallRequest request)
    {
        var gone = 0;
        while (_over > 0 && gone < request.Memory.Count)
        {
            var item = request.Memory[gone++];
            Leave($"- {item.Key}: {JsonText.PrintPlain(item.Value)}\n");
        }

        if (gone > 0)
        {
            _cuts.Add($"{gone} of {request.Memory.Count} entries of shared memory");
        }

        return gone == 0 ? request : request with { Memory = [.. request.Memory.Skip(gone)] };
    }

    // A round is what the model said and what it was answered: a tool's answer may not stand without its call.
    private ModelCallRequest CutConversation(ModelCallRequest request)
    {
        var starts = request.Conversation.Index().Where(static part => part.Item.Role == "assistant").Select(static part => part.Index).ToArray();
        var gone = 0;
        while (_over > 0 && gone < starts.Length - 1)
        {
            for (var i = starts[gone]; i < starts[gone + 1]; i++)
            {
                Leave($"{request.Conversation[i].Role}: {Text(request.Conversation[i])}\n");
                _over -= PerMessage;
            }

            gone++;
        }

        if (gone > 0)
        {
            _cuts.Add($"{gone} of {starts.Length} rounds of the conversation");
        }

        return gone == 0 ? request : request with { Conversation = [.. request.Conversation.Skip(starts[gone])] };
    }

    private PromptParts CutInput(PromptParts parts)
    {
        if (_over <= 0 || parts.Input is not { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } input)
        {
            return parts;
        }

        var text = JsonText.PrintPlain(input);
        var tokens = TokenCounter.Count(text);
        // The mark costs tokens too, and what is cut apart may count a little differently.
        var keep = Math.Max(tokens - _over - TokenCounter.Count(InputMark) - PerMessage, 0);
        var kept = TokenCounter.Last(text, keep);
        Leave(text[..^kept.Length]);
        _cuts.Add($"the first {tokens - keep} of {tokens} tokens of the input");
        return parts with { Input = JsonValues.FromString(InputMark + kept) };
    }

    private void Leave(string text)
    {
        _over -= TokenCounter.Count(text);
        _leftOut.Append(text);
    }

    // A model may write more than it was asked for.
    private string? Shortened(string? summary) =>
        summary is null || _limits.SummaryTokens == 0 ? null : TokenCounter.First(summary, Math.Max(_limits.SummaryTokens - (2 * PerMessage), 1));

    private int Over(List<ChatMessage> messages) => Sum(messages, TokenCounter.Count) - _limits.Tokens;

    private static int Sum(List<ChatMessage> messages, Func<string, int> count) =>
        messages.Sum(message => PerMessage + count(ToolCalls.ToText(message).Text));

    private static string Text(ConversationPart part) =>
        part.Text + string.Concat(part.ToolCalls.Select(static call => call.Name + call.Arguments.GetRawText()));
}
