using GenXai.Activities.Calls;
using GenXai.Activities.Scripts;
using GenXai.Activities.Time;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Json;
using Microsoft.Extensions.AI;

namespace GenXai.Activities.Models;

/// <summary>Answers with scripted replies.</summary>
internal sealed class ScriptedModel
{
    private readonly IActivityClock _clock;

    public ScriptedModel(IActivityClock clock) => _clock = clock;

    /// <summary>What a reply uses: what the script says, or an estimate.</summary>
    public static CallUsage UsageOf(ScriptedReply reply, int call, IReadOnlyList<ChatMessage> messages)
    {
        var usage = Compose(reply, call, messages).Usage!;
        return new CallUsage(usage.InputTokenCount ?? 0, usage.OutputTokenCount ?? 0, 0);
    }

    /// <summary>Gives one reply, after its delay.</summary>
    /// <exception cref="ModelException">The reply is an error.</exception>
    /// <exception cref="CallTimeoutException">The reply takes longer than the limit.</exception>
    public async Task<ChatResponse> AnswerAsync(
        ScriptedReply reply, int call, IReadOnlyList<ChatMessage> messages, CallLimit limit, CancellationToken stopping)
    {
        await ScriptedDelay.WaitAsync(reply.Delay, limit, _clock, stopping);
        return reply.Error is { } error
            ? throw new ModelException(error, reply.Kind != ReplyErrorKind.Permanent)
            : Compose(reply, call, messages);
    }

    private static ChatResponse Compose(ScriptedReply reply, int call, IReadOnlyList<ChatMessage> messages)
    {
        var text = reply.Json is { } json ? JsonValues.ToJson(json) : reply.Text ?? string.Empty;
        var content = new List<AIContent> { new TextContent(text) };
        var output = TokenEstimate.Of(text);
        foreach (var (asked, index) in reply.ToolCalls.Select(static (asked, index) => (asked, index)))
        {
            var arguments = asked.Arguments.EnumerateObject().ToDictionary(
                static argument => argument.Name, static argument => (object?)argument.Value, StringComparer.Ordinal);
            content.Add(new FunctionCallContent($"call_{call}_{index + 1}", asked.Name, arguments));
            output += TokenEstimate.Of(asked.Name + asked.Arguments.GetRawText());
        }

        return new ChatResponse(new ChatMessage(ChatRole.Assistant, content))
        {
            ModelId = ProviderNames.Scripted,
            Usage = new UsageDetails
            {
                InputTokenCount = reply.InputTokens ?? TokenEstimate.Of(messages),
                OutputTokenCount = reply.OutputTokens ?? output,
            },
        };
    }
}
