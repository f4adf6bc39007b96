using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GenXai.Activities.Tests.Models.Http;

/// <summary>A model server on loopback that speaks the chat-completions format of OpenAI and of Azure OpenAI. Its answers are given one by one; the last one repeats.</summary>
internal sealed class FakeModelServer : IAsyncDisposable
{
    private const int Turns = 200;
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _answers = new();
    private Func<HttpContext, Task> _last = static context => Answers.SendAsync(context, Answers.Completion("ok"));
    private int _running;

    private FakeModelServer(WebApplication app) => _app = app;

    public ConcurrentQueue<SeenRequest> Requests { get; } = new();

    public int MostAtOnce { get; private set; }

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public IEnumerable<string> Keys => Requests.Select(static request => request.Key);

    public static async Task<FakeModelServer> StartAsync(params Func<HttpContext, Task>[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new FakeModelServer(app);
        foreach (var answer in answers)
        {
            server._answers.Enqueue(answer);
        }

        app.Run(server.HandleAsync);
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        lock (_answers)
        {
            MostAtOnce = Math.Max(MostAtOnce, ++_running);
        }

        using (var body = await JsonDocument.ParseAsync(context.Request.Body))
        {
            Requests.Enqueue(new SeenRequest(
                context.Request.Path + context.Request.QueryString,
                context.Request.Headers["Idempotency-Key"].ToString(),
                context.Request.Headers["api-key"].ToString() + context.Request.Headers.Authorization,
                body.RootElement.Clone()));
        }

        // Others get the time to come while this one is at work.
        for (var turn = 0; turn < Turns; turn++)
        {
            await Task.Yield();
        }

        // Before the answer: whoever has it may ask again at once.
        lock (_answers)
        {
            _running--;
        }

        if (_answers.TryDequeue(out var next))
        {
            _last = next;
        }

        await _last(context);
    }
}
