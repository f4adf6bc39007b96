using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GenXai.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace GenXai.Cli.Tests.Crash.Tools;

/// <summary>
/// A service on a loopback port that counts by key what it is asked to do, and by whom. What it answers follows from
/// the request alone. Under <c>/busy</c> it fails the first attempt of each call, under <c>/full</c> it refuses its first request.
/// </summary>
internal sealed class CountingServer : IAsyncDisposable
{
    private const int LeastMs = 10;
    private const int MostMs = 50;
    private readonly WebApplication _app;

    private CountingServer(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single();

    /// <summary>What it was asked, in order.</summary>
    public ConcurrentQueue<(string Key, int Caller)> Requests { get; } = new();

    public static async Task<CountingServer> StartAsync()
    {
        var app = LoopbackApp.Build();
        var server = new CountingServer(app);
        app.Map("/{**path}", server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext exchange)
    {
        using var reader = new StreamReader(exchange.Request.Body);
        var said = await reader.ReadToEndAsync();
        var key = exchange.Request.Headers["Idempotency-Key"].ToString();
        Requests.Enqueue((key, int.Parse(exchange.Request.Headers["X-Caller"].ToString(), CultureInfo.InvariantCulture)));

        // A service takes its time: kills fall into calls.
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)))[..8];
        await Task.Delay(LeastMs + (mark[0] % (MostMs - LeastMs)));
        if (exchange.Request.Path.StartsWithSegments("/busy", StringComparison.Ordinal) && !key.EndsWith(".r2", StringComparison.Ordinal))
        {
            exchange.Response.StatusCode = 500;
        }
        else if (exchange.Request.Path.StartsWithSegments("/full", StringComparison.Ordinal) && !key.EndsWith(".c2", StringComparison.Ordinal))
        {
            exchange.Response.StatusCode = 503;
            exchange.Response.Headers.RetryAfter = "0";
        }

        exchange.Response.ContentType = "application/json";
        await exchange.Response.WriteAsync($$"""{"mark": "{{mark}}"}""");
    }
}
