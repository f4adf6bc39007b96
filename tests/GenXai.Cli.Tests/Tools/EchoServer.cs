using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using GenXai.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace GenXai.Cli.Tests.Tools;

/// <summary>A service on a loopback port that gives back all that it is told, and refuses what comes under /fail with all of it.</summary>
internal sealed class EchoServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EchoServer(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single();

    /// <summary>What it was told: address, headers and body of each request.</summary>
    public ConcurrentQueue<string> Told { get; } = new();

    public static async Task<EchoServer> StartAsync()
    {
        var app = LoopbackApp.Build();
        var server = new EchoServer(app);
        app.Map("/{**path}", server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext exchange)
    {
        using var reader = new StreamReader(exchange.Request.Body);
        var body = await reader.ReadToEndAsync();
        var headers = string.Join('\n', exchange.Request.Headers.Select(header => $"{header.Key}: {header.Value}"));
        var said = $"{exchange.Request.Path}{exchange.Request.QueryString}\n{headers}\n{body}";

        // What was told before is given back later: then no call reads the secret, and it must be masked all the same.
        var earlier = string.Join('\n', Told);
        Told.Enqueue(said);
        if (exchange.Request.Path.StartsWithSegments("/fail", StringComparison.Ordinal))
        {
            exchange.Response.StatusCode = 403;
        }

        exchange.Response.ContentType = "application/json";
        await exchange.Response.WriteAsync(new JsonObject { ["said"] = said, ["earlier"] = earlier }.ToJsonString());
    }
}
