using System.Text.Json;

namespace GenXai.Testing.Models;

/// <summary>A chat completion; written whole, or as a stream where the request wants one.</summary>
public sealed record Completion
{
    private const int Piece = 4;

    public string? Text { get; init; }

    public string? Refusal { get; init; }

    public IReadOnlyList<AskedTool> Tools { get; init; } = [];

    public string Finish { get; init; } = "stop";

    public string Model { get; init; } = "gpt-4o-2024-08-06";

    public int Input { get; init; } = 10;

    public int Output { get; init; } = 5;

    private object Usage => new { prompt_tokens = Input, completion_tokens = Output, total_tokens = Input + Output };

    /// <summary>The whole as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(new
    {
        id = "c",
        @object = "chat.completion",
        created = 1,
        model = Model,
        choices = new[] { new { index = 0, finish_reason = Finish, message = Message() } },
        usage = Usage,
    });

    /// <summary>Sends it as the request wants it, and counts its tokens.</summary>
    public async Task SendAsync(ModelExchange exchange)
    {
        // Counted first: whoever has the answer may look at once.
        exchange.Server.Count(exchange.Request, Input, Output);
        if (!exchange.Request.IsStreaming)
        {
            await exchange.SendAsync(ToJson());
            return;
        }

        await StreamAsync(exchange, pieces: int.MaxValue);
    }

    /// <summary>Sends so many pieces of the stream, and all that ends it where that is all.</summary>
    public async Task StreamAsync(ModelExchange exchange, int pieces)
    {
        if (exchange.Request.IsAzure)
        {
            // What Azure says of the prompt comes first, in a piece without choices.
            await exchange.SendEventAsync(new { id = "", @object = "", created = 0, model = "", choices = Array.Empty<object>(), prompt_filter_results = Array.Empty<object>() });
        }

        var sent = 0;
        foreach (var delta in Deltas())
        {
            if (sent++ == pieces)
            {
                return;
            }

            await exchange.SendEventAsync(Chunk(delta, finish: null));
        }

        await exchange.SendEventAsync(Chunk(new { }, Finish));
        if (exchange.Request.Body.TryGetProperty("stream_options", out var wanted) && wanted.TryGetProperty("include_usage", out var usage) && usage.GetBoolean())
        {
            await exchange.SendEventAsync(new { id = "c", @object = "chat.completion.chunk", created = 1, model = Model, choices = Array.Empty<object>(), usage = Usage });
        }

        await exchange.SendEventAsync("[DONE]");
    }

    private IEnumerable<object> Deltas()
    {
        yield return new { role = "assistant", content = string.Empty };
        foreach (var piece in (Text ?? string.Empty).Chunk(Piece))
        {
            yield return new { content = new string(piece) };
        }

        if (Refusal is not null)
        {
            yield return new { refusal = Refusal };
        }

        for (var index = 0; index < Tools.Count; index++)
        {
            // The name comes first, the arguments in pieces after it.
            var (id, name, arguments) = Tools[index];
            yield return new { tool_calls = new object[] { new { index, id, type = "function", function = new { name, arguments = string.Empty } } } };
            foreach (var piece in arguments.Chunk(Piece))
            {
                yield return new { tool_calls = new object[] { new { index, function = new { arguments = new string(piece) } } } };
            }
        }
    }

    private object Chunk(object delta, string? finish) => new
    {
        id = "c",
        @object = "chat.completion.chunk",
        created = 1,
        model = Model,
        choices = new[] { new { index = 0, delta, finish_reason = finish } },
    };

    private Dictionary<string, object?> Message()
    {
        var message = new Dictionary<string, object?>(StringComparer.Ordinal) { ["role"] = "assistant", ["content"] = Text };
        if (Refusal is not null)
        {
            message["refusal"] = Refusal;
        }

        if (Tools.Count > 0)
        {
            message["tool_calls"] = Tools.Select(static tool => new { id = tool.Id, type = "function", function = new { name = tool.Name, arguments = tool.Arguments } });
        }

        return message;
    }
}
