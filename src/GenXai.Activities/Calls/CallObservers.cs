using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Contracts.Calls;

namespace GenXai.Activities.Calls;

/// <summary>Several observers as one.</summary>
internal sealed class CallObservers : ICallObserver
{
    private readonly ImmutableArray<ICallObserver> _observers;

    public CallObservers(IEnumerable<ICallObserver> observers) => _observers = [.. observers];

    public void OnModelCall(ModelCallRequest request, IReadOnlyList<PromptMessage> messages)
    {
        foreach (var observer in _observers)
        {
            observer.OnModelCall(request, messages);
        }
    }

    public void OnToolCall(ToolCallRequest request, JsonElement arguments)
    {
        foreach (var observer in _observers)
        {
            observer.OnToolCall(request, arguments);
        }
    }
}
