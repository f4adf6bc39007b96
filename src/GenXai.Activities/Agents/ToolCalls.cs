using System.Text.Json;
using GenXai.Activities.Calls;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Json;
using Microsoft.Extensions.AI;

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
        content.Arguments is { } arguments ? JsonSerializer.SerializeToElement(arguments, AIJsonUtilities.DefaultOptions) : NoArguments);

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
