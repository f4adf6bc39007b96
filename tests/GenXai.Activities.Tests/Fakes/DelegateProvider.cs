using GenXai.Activities.Models;
using Microsoft.Extensions.AI;

namespace GenXai.Activities.Tests.Fakes;

/// <summary>A provider whose one model is a delegate.</summary>
internal sealed class DelegateProvider(string name, Func<ChatOptions, CancellationToken, Task<ChatResponse>> answer) : IModelProvider, IChatClient
{
    public string Name => name;

    public bool IsConfigured { get; init; } = true;

    public IChatClient GetClient(string? model) => this;

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        answer(options!, cancellationToken);

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("Activities do not stream.");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
        // It holds nothing.
    }
}
