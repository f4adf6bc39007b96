using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace GenXai.Testing.Models;

/// <summary>One request and its answer.</summary>
/// <param name="Context">The HTTP exchange.</param>
/// <param name="Request">What was asked.</param>
/// <param name="Server">Who was asked.</param>
public sealed record ModelExchange(HttpContext Context, ModelRequest Request, FakeModelServer Server)
{
    /// <summary>Sends a body as it is.</summary>
    public async Task SendAsync(string body, int status = 200)
    {
        Context.Response.StatusCode = status;
        Context.Response.ContentType = "application/json";
        await Context.Response.WriteAsync(body);
    }

    /// <summary>Sends one server-sent event.</summary>
    public async Task SendEventAsync(string data)
    {
        if (!Context.Response.HasStarted)
        {
            Context.Response.ContentType = "text/event-stream";
        }

        await Context.Response.WriteAsync($"data: {data}\n\n");
        await Context.Response.Body.FlushAsync();
    }

    /// <summary>Sends one server-sent event.</summary>
    public Task SendEventAsync(object data) => SendEventAsync(JsonSerializer.Serialize(data));
}
