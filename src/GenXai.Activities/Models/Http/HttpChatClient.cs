using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GenXai.Activities.Agents;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace GenXai.Activities.Models.Http;

/// <summary>Around a client of the SDK: sends the call's key along, and turns what can go wrong into <see cref="ModelException"/>.</summary>
internal sealed class HttpChatClient : DelegatingChatClient
{
    private readonly HttpModelInfo _info;

    // Schemas that the model refused as response_format, by their text: they stand in the prompt from then on.
    private readonly ConcurrentDictionary<string, bool> _refused = new(StringComparer.Ordinal);

    public HttpChatClient(IChatClient inner, HttpModelInfo info)
        : base(inner) => _info = info;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        IdempotencyKey.Current = CallContext.Of(options)?.IdempotencyKey;
        try
        {
            var response = await base.GetResponseAsync(Prepared(messages, options), Prepared(options), cancellationToken);
            return ReplyCheck.Usable(response, _info);
        }
        catch (Exception exception) when (exception is not ModelException && !cancellationToken.IsCancellationRequested)
        {
            var failure = HttpFailures.Describe(exception, _info);
            throw SchemaOf(options) is { } schema && LacksFormat(failure) && _refused.TryAdd(schema, true) ? AskedAnew(failure) : failure;
        }
    }

    /// <summary>For hosts that show a reply as it comes; activities take whole replies, which alone can be journaled.</summary>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var key = CallContext.Of(options)?.IdempotencyKey;
        await using var updates = base.GetStreamingResponseAsync(Prepared(messages, options), Prepared(options), cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            // An iterator leaves the flow of its caller at each piece: the key is set anew.
            IdempotencyKey.Current = key;
            try
            {
                if (!await updates.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (Exception exception) when (exception is not ModelException && !cancellationToken.IsCancellationRequested)
            {
                throw HttpFailures.Describe(exception, _info);
            }

            yield return updates.Current;
        }
    }

    private static string? SchemaOf(ChatOptions? options) => options?.ResponseFormat is ChatResponseFormatJson json ? json.Schema?.GetRawText() : null;

    private static bool LacksFormat(ModelException failure) =>
        failure is { Transient: false, Answered: true } && failure.Message.Contains("response_format", StringComparison.Ordinal);

    private static ModelException AskedAnew(ModelException failure) =>
        new(failure.Message, transient: true, failure.InnerException) { Answered = true };

    private IEnumerable<ChatMessage> Prepared(IEnumerable<ChatMessage> messages, ChatOptions? options) =>
        SchemaOf(options) is { } schema && _refused.ContainsKey(schema) && !_info.SchemaInPrompt
            ? messages.Append(new ChatMessage(ChatRole.System, $"{PromptBuilder.SchemaLabel}: {schema}"))
            : messages;

    private ChatOptions? Prepared(ChatOptions? options)
    {
        if (options is null)
        {
            return null;
        }

        var prepared = options.Clone();
        prepared.AdditionalProperties = null;
        prepared.ResponseFormat = SchemaOf(options) is { } schema && _refused.ContainsKey(schema) ? null : options.ResponseFormat;
        if (_info.UsesMaxTokens && prepared.MaxOutputTokens is { } most)
        {
            prepared.MaxOutputTokens = null;
            prepared.RawRepresentationFactory = _ => WithMaxTokens(most);
        }

        return prepared;
    }

#pragma warning disable SCME0001 // The patch is the SDK's one way to send max_tokens, which servers that follow the older protocol need.
    private static ChatCompletionOptions WithMaxTokens(int most)
    {
        var raw = new ChatCompletionOptions();
        raw.Patch.Set("$.max_tokens"u8, most);
        return raw;
    }
#pragma warning restore SCME0001
}
