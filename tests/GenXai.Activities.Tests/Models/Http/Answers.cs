using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace GenXai.Activities.Tests.Models.Http;

/// <summary>What a model server may say, in its wire format.</summary>
internal static class Answers
{
    public static Func<HttpContext, Task> Text(string text, int input = 10, int output = 5, string model = "gpt-4o-2024-08-06", string finish = "stop") =>
        context => SendAsync(context, Completion(text, input, output, model, finish));

    public static Func<HttpContext, Task> Raw(int status, string body, params (string Name, string Value)[] headers) => context =>
    {
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        return SendAsync(context, body, status);
    };

    public static Func<HttpContext, Task> Error(int status, string code, string message, params (string Name, string Value)[] headers) =>
        Raw(status, JsonSerializer.Serialize(new { error = new { message, type = code, code } }), headers);

    public static Func<HttpContext, Task> Abort() => static context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    public static Func<HttpContext, Task> CutShort() => static async context =>
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = 5000;
        await context.Response.WriteAsync("""{"id": "x", "cho""");
        await context.Response.Body.FlushAsync();
        context.Abort();
    };

    public static Func<HttpContext, Task> Silence() => static async context =>
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    };

    public static Func<HttpContext, Task> ToolCalls(params (string Id, string Name, string Arguments)[] calls) => context => SendAsync(
        context,
        JsonSerializer.Serialize(new
        {
            id = "c",
            @object = "chat.completion",
            created = 1,
            model = "gpt-4o",
            choices = new[]
            {
                new
                {
                    index = 0,
                    finish_reason = "tool_calls",
                    message = new
                    {
                        role = "assistant",
                        content = (string?)null,
                        tool_calls = calls.Select(static call => new { id = call.Id, type = "function", function = new { name = call.Name, arguments = call.Arguments } }),
                    },
                },
            },
            usage = new { prompt_tokens = 20, completion_tokens = 7, total_tokens = 27 },
        }));

    public static string Completion(string text, int input = 10, int output = 5, string model = "gpt-4o-2024-08-06", string finish = "stop") =>
        JsonSerializer.Serialize(new
        {
            id = "c",
            @object = "chat.completion",
            created = 1,
            model,
            choices = new[] { new { index = 0, finish_reason = finish, message = new { role = "assistant", content = text } } },
            usage = new { prompt_tokens = input, completion_tokens = output, total_tokens = input + output },
        });

    public static async Task SendAsync(HttpContext context, string body, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
    }
}
