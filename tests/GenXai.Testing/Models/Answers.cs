using System.Text.Json;

namespace GenXai.Testing.Models;

/// <summary>What a model server may say, in its wire format.</summary>
public static class Answers
{
    public static ModelAnswer Of(Completion completion) => completion.SendAsync;

    public static ModelAnswer Text(string text, int input = 10, int output = 5, string model = "gpt-4o-2024-08-06", string finish = "stop") =>
        Of(new Completion { Text = text, Input = input, Output = output, Model = model, Finish = finish });

    public static ModelAnswer ToolCalls(params (string Id, string Name, string Arguments)[] calls) => Of(new Completion
    {
        Tools = [.. calls.Select(static call => new AskedTool(call.Id, call.Name, call.Arguments))],
        Finish = "tool_calls",
        Input = 20,
        Output = 7,
    });

    public static ModelAnswer Refusal(string text) => Of(new Completion { Refusal = text, Input = 1, Output = 1 });

    public static ModelAnswer Raw(int status, string body, params (string Name, string Value)[] headers) => exchange =>
    {
        foreach (var (name, value) in headers)
        {
            exchange.Context.Response.Headers[name] = value;
        }

        return exchange.SendAsync(body, status);
    };

    public static ModelAnswer Error(int status, string code, string message, params (string Name, string Value)[] headers) =>
        Raw(status, JsonSerializer.Serialize(new { error = new { message, type = code, code } }), headers);

    /// <summary>The prompt is refused, in the words of Azure OpenAI.</summary>
    public static ModelAnswer AzureFilter() => Raw(400, JsonSerializer.Serialize(new
    {
        error = new
        {
            message = "The response was filtered due to the prompt triggering the content management policy.",
            type = (string?)null,
            param = "prompt",
            code = "content_filter",
            status = 400,
            innererror = new
            {
                code = "ResponsibleAIPolicyViolation",
                content_filter_result = new { violence = new { filtered = true, severity = "medium" } },
            },
        },
    }));

    /// <summary>One vector for each text, made by a function of the text.</summary>
    public static ModelAnswer Embeddings(Func<string, float[]> vector, int tokensEach = 3) => exchange =>
    {
        var texts = Inputs(exchange.Request.Body);
        exchange.Server.Count(exchange.Request, texts.Length * tokensEach, 0);
        // Clients ask for base64; little-endian floats.
        var data = texts.Select((text, index) => new { @object = "embedding", index, embedding = Encoded(vector(text)) });
        return exchange.SendAsync(JsonSerializer.Serialize(new
        {
            @object = "list",
            data,
            model = exchange.Request.Deployment,
            usage = new { prompt_tokens = texts.Length * tokensEach, total_tokens = texts.Length * tokensEach },
        }));
    };

    public static ModelAnswer Abort() => static exchange =>
    {
        exchange.Context.Abort();
        return Task.CompletedTask;
    };

    /// <summary>The connection is cut in the midst of the answer.</summary>
    public static ModelAnswer CutShort() => static async exchange =>
    {
        if (exchange.Request.IsStreaming)
        {
            await new Completion { Text = "half of what" }.StreamAsync(exchange, pieces: 2);
        }
        else
        {
            exchange.Context.Response.ContentLength = 5000;
            await exchange.SendAsync("""{"id": "x", "cho""");
            await exchange.Context.Response.Body.FlushAsync();
        }

        exchange.Context.Abort();
    };

    /// <summary>No answer, until the caller goes.</summary>
    public static ModelAnswer Silence() => static async exchange =>
    {
        var gone = new TaskCompletionSource();
        await using var registration = exchange.Context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    };

    private static string[] Inputs(JsonElement body)
    {
        var input = body.GetProperty("input");
        return input.ValueKind == JsonValueKind.Array ? [.. input.EnumerateArray().Select(static text => text.GetString()!)] : [input.GetString()!];
    }

    private static string Encoded(float[] vector)
    {
        var bytes = new byte[vector.Length * sizeof(float)];
        Buffer.BlockCopy(vector, 0, bytes, 0, bytes.Length);
        return Convert.ToBase64String(bytes);
    }
}
