using GenXai.Workflows.Contracts.Calls;
using Microsoft.Extensions.AI;

namespace GenXai.Activities.Models.Http;

/// <summary>Replies that arrived well and are none all the same.</summary>
internal static class ReplyCheck
{
    /// <summary>Gives the reply back if it can be used.</summary>
    /// <exception cref="ModelException">The reply was filtered, refused or is empty of everything.</exception>
    public static ChatResponse Usable(ChatResponse response, HttpModelInfo info)
    {
        var place = $"{info.Provider}/{info.Model}";
        if (response.FinishReason == ChatFinishReason.ContentFilter)
        {
            throw Permanent($"{place}: the service's content filter stopped the reply; change the prompt, or the filter's settings", response);
        }

        if (response.Messages.SelectMany(static message => message.Contents).OfType<ErrorContent>().FirstOrDefault() is { } refusal)
        {
            throw Permanent($"{place}: the model refused: {FailureText.Shown(refusal.Message, info)}", response);
        }

        return response.Messages.Count > 0
            ? response
            : throw new ModelException($"{place}: the reply has no message", transient: true) { Answered = true, ServiceFault = true };
    }

    private static ModelException Permanent(string message, ChatResponse response) => new(message, transient: false)
    {
        Answered = true,
        Usage = new CallUsage(response.Usage?.InputTokenCount ?? 0, response.Usage?.OutputTokenCount ?? 0, 0),
    };
}
