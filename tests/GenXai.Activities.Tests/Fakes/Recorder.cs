using System.Collections.Concurrent;
using System.Text.Json;
using GenXai.Activities.Calls;
using GenXai.Workflows.Contracts.Calls;

namespace GenXai.Activities.Tests.Fakes;

internal sealed class Recorder : ICallObserver, INotices
{
    public ConcurrentQueue<IReadOnlyList<PromptMessage>> Prompts { get; } = new();

    public ConcurrentQueue<string> ToolArguments { get; } = new();

    public ConcurrentQueue<string> Notices { get; } = new();

    public void OnModelCall(ModelCallRequest request, IReadOnlyList<PromptMessage> messages) => Prompts.Enqueue(messages);

    public void OnToolCall(ToolCallRequest request, JsonElement arguments) => ToolArguments.Enqueue(arguments.GetRawText());

    public void Notice(string line) => Notices.Enqueue(line);
}
