using System.Text.Json;
using GenXai.Workflows.Contracts.Calls;

namespace GenXai.Activities.Calls;

/// <summary>
/// Sees every model and tool call just before it is made, on the thread that makes it and from several threads at
/// once. An exception from it fails the activity: a log that cannot be written must not go unnoticed.
/// </summary>
public interface ICallObserver
{
    /// <summary>A model is about to be asked.</summary>
    /// <param name="request">The request.</param>
    /// <param name="messages">What the model is sent.</param>
    void OnModelCall(ModelCallRequest request, IReadOnlyList<PromptMessage> messages);

    /// <summary>A tool, or its stub, is about to be called.</summary>
    /// <param name="request">The request.</param>
    /// <param name="arguments">The rendered arguments. They may hold secrets: never store them.</param>
    void OnToolCall(ToolCallRequest request, JsonElement arguments);
}
