using System.Text.Json;
using GenXai.Activities.Calls;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace GenXai.Activities.Agents;

/// <summary>Tool calls between our contracts and the chat client's.</summary>
internal static class ToolCalls
{
    private static readonly JsonElement NoArguments = JsonValues.Parse("{}");

    public static FunctionCallContent ToContent(ToolCallAsked call) => new(
        call.Id,
        call.Name,
        call.Arguments.ValueKind == JsonValueKind.Object
            ? call.Arguments.EnumerateObject().ToDictionary(static argument => argument.Name, static argument => (object?)argument.Value, StringComparer.Ordinal)
            : null);

    public static ToolCallAsked FromContent(FunctionCallContent content, int index) => new(
        string.IsNullOrEmpty(content.CallId) ? $"call_{index + 1}" : content.CallId,
        content.Name,
        content.Exception is not null ? Unreadable(content)
        : content.Arguments is { } arguments ? JsonSerializer.SerializeToElement(arguments, AIJsonUtilities.DefaultOptions)
        : NoArguments);

    // Arguments that are no JSON object are handed on as text: the tool's check then tells the model. Nothing at all means none.
    private static JsonElement Unreadable(FunctionCallContent content)
    {
        var written = (content.RawRepresentation as ChatToolCall)?.FunctionArguments?.ToString() ?? content.Exception!.Message;
        return string.IsNullOrWhiteSpace(written) ? NoArguments : JsonValues.FromString(written);
    }

    public static PromptMessage ToText(ChatMessage message)
    {
        var texts = message.Contents.Select(static content => content switch
        {
            TextContent text => text.Text,
            FunctionCallContent call => $"{call.Name}({JsonValues.ToJson(FromContent(call, 0).Arguments)})",
            FunctionResultContent result => result.Result?.ToString() ?? string.Empty,
            _ => string.Empty,
        });
        return new PromptMessage(message.Role.Value, string.Join('\n', texts));
    }
}
