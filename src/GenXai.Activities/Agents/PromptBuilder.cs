using System.Text;
using System.Text.Json;
using GenXai.Activities.Json;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Json;
using Microsoft.Extensions.AI;

namespace GenXai.Activities.Agents;

/// <summary>Builds what a model is sent (product.md, section 4): never the whole state.</summary>
internal static class PromptBuilder
{
    /// <summary>What goes before a schema that stands in the prompt.</summary>
    public const string SchemaLabel = "Reply with one JSON value and nothing else. It must be valid against this JSON Schema";

    public static List<ChatMessage> Build(AgentDefinition agent, PromptParts parts, ModelCallRequest request, bool schemaInPrompt)
    {
        List<ChatMessage> messages = [];
        if (System(agent, schemaInPrompt) is { Length: > 0 } system)
        {
            messages.Add(new ChatMessage(ChatRole.System, system));
        }

        messages.Add(new ChatMessage(ChatRole.User, User(parts, request.Memory)));
        messages.AddRange(request.Conversation.Select(Part));
        return messages;
    }

    private static string System(AgentDefinition agent, bool schemaInPrompt)
    {
        var text = new StringBuilder();
        Append(text, "Role", agent.Role);
        Append(text, "Goal", agent.Goal);
        Append(text, "Backstory", agent.Backstory);
        if (schemaInPrompt && agent.OutputSchema is { } schema)
        {
            Append(text, SchemaLabel, JsonValues.ToJson(schema));
        }

        return text.ToString();
    }

    private static string User(PromptParts parts, IReadOnlyList<MemoryItem> memory)
    {
        var text = new StringBuilder();
        Append(text, "Task", parts.Task);
        if (parts.Input is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } input)
        {
            Append(text, "Input", JsonText.PrintPlain(input), inline: false);
        }

        if (parts.Recalled.Count > 0)
        {
            Append(text, "What you remember", string.Join('\n', parts.Recalled.Select(static line => $"- {line}")), inline: false);
        }

        if (memory.Count > 0)
        {
            var lines = memory.Select(static item => $"- {item.Key}: {JsonText.PrintPlain(item.Value)}");
            Append(text, "Shared memory", string.Join('\n', lines), inline: false);
        }

        Append(text, "Summary of what was left out, because it is too long", parts.Summary, inline: false);

        return text.ToString();
    }

    private static void Append(StringBuilder text, string label, string? content, bool inline = true)
    {
        if (string.IsNullOrWhiteSpace(content))
        {
            return;
        }

        if (text.Length > 0)
        {
            text.Append('\n');
        }

        text.Append(label).Append(inline ? ": " : ":\n").Append(content.Trim()).Append('\n');
    }

    private static ChatMessage Part(ConversationPart part) => part.Role switch
    {
        "assistant" => new ChatMessage(ChatRole.Assistant, [.. Said(part), .. part.ToolCalls.Select(ToolCalls.ToContent)]),
        "tool" => new ChatMessage(ChatRole.Tool, [new FunctionResultContent(part.ToolCallId ?? string.Empty, part.Text)]),
        "user" => new ChatMessage(ChatRole.User, part.Text),
        _ => throw new InvalidOperationException($"A conversation has no role '{part.Role}'."),
    };

    private static IEnumerable<AIContent> Said(ConversationPart part) =>
        string.IsNullOrEmpty(part.Text) ? [] : [new TextContent(part.Text)];
}
