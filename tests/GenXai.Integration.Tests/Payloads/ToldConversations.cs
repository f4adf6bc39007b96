using System.Collections.Concurrent;
using System.Text.Json;
using GenXai.Activities.Calls;
using GenXai.Workflows.Contracts.Calls;

namespace GenXai.Integration.Tests.Payloads;

/// <summary>What models were told, in the order of the calls.</summary>
internal sealed class ToldConversations : ICallObserver
{
    public ConcurrentQueue<IReadOnlyList<PromptMessage>> Prompts { get; } = new();

    public void OnModelCall(ModelCallRequest request, IReadOnlyList<PromptMessage> messages) => Prompts.Enqueue(messages);

    public void OnToolCall(ToolCallRequest request, JsonElement arguments)
    {
    }
}
