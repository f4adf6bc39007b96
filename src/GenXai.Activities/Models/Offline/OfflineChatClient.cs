using System.Runtime.CompilerServices;
using GenXai.Activities.Agents;
using GenXai.Activities.Models.Offline.Sampling;
using GenXai.Workflows.Json;
using GenXai.Workflows.Schemas;
using Microsoft.Extensions.AI;

namespace GenXai.Activities.Models.Offline;

/// <summary>
/// The model that answers without a network or a key: the same request has the same reply, always. With a schema the
/// reply is valid against it. It never asks for tools.
/// </summary>
internal sealed class OfflineChatClient : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var sent = messages.ToArray();
        var parts = CallContext.Of(options)?.Prompt ?? PartsOf(sent, options);
        var topic = new OfflineTopic(parts);
        var text = parts.OutputSchema is { } schema ? Structured(schema, topic) : Plain(topic);
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, text))
        {
            ModelId = ProviderNames.Offline,
            Usage = new UsageDetails { InputTokenCount = TokenEstimate.Of(sent), OutputTokenCount = TokenEstimate.Of(text) },
        });
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        // It holds nothing.
    }

    private static string Plain(OfflineTopic topic)
    {
        var about = topic.Input.Length > 0 ? $" Based on: {topic.Input}" : string.Empty;
        return topic.Task.Length > 0 ? $"[offline] {topic.Role}: {topic.Task}{about}" : $"[offline] {topic.Role}.{about}";
    }

    private static string Structured(System.Text.Json.JsonElement schema, OfflineTopic topic)
    {
        try
        {
            return new SchemaSampler(schema, topic).Sample() is { } value
                ? JsonValues.ToJson(value)
                : throw new ModelException("the offline model found no value that is valid against output_schema; use a real model or a script", transient: false);
        }
        catch (JsonSchemaException exception)
        {
            throw new ModelException($"output_schema is faulty: {exception.Message} (at {exception.Path})", transient: false, exception);
        }
    }

    private static PromptParts PartsOf(ChatMessage[] messages, ChatOptions? options)
    {
        var task = messages.LastOrDefault(static message => message.Role == ChatRole.User)?.Text ?? string.Empty;
        return new PromptParts("assistant", task, null, (options?.ResponseFormat as ChatResponseFormatJson)?.Schema);
    }
}
