using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GenXai.Testing.Models;

/// <summary>
/// A model server on loopback that speaks the formats of OpenAI and of Azure OpenAI, streams too, and counts what it
/// is asked: by key, by deployment, by process, and how much at once.
/// </summary>
public sealed partial class FakeModelServer : IAsyncDisposable
{
    private const int Turns = 200;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (int Running, int Most)> _atWork = new(StringComparer.Ordinal);
    private readonly WebApplication _app;
    private readonly Func<ModelRequest, ModelAnswer> _respond;

    private FakeModelServer(WebApplication app, Func<ModelRequest, ModelAnswer> respond)
    {
        _app = app;
        _respond = respond;
    }

    /// <summary>All that was asked, in the order in which it came.</summary>
    public ConcurrentQueue<ModelRequest> Requests { get; } = new();

    /// <summary>The tokens of the answers that were given.</summary>
    public ConcurrentQueue<ServedTokens> Served { get; } = new();

    /// <summary>Where it is, without a path.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>The keys of all requests, in order.</summary>
    public IEnumerable<string> Keys => Requests.Select(static request => request.Key);

    /// <summary>The most requests that were at work at once, over all deployments.</summary>
    public int MostAtOnce => MostAtOnceOf(string.Empty);

    /// <summary>The most requests to one deployment that were at work at once.</summary>
    public int MostAtOnceOf(string deployment)
    {
        lock (_gate)
        {
            return _atWork.GetValueOrDefault(deployment).Most;
        }
    }

    /// <summary>How many requests are at work now, over all deployments.</summary>
    public int AtWork
    {
        get
        {
            lock (_gate)
            {
                return _atWork.GetValueOrDefault(string.Empty).Running;
            }
        }
    }

    /// <summary>Starts one that gives answers one by one; the last one repeats.</summary>
    public static Task<FakeModelServer> StartAsync(params ModelAnswer[] answers)
    {
        var left = new ConcurrentQueue<ModelAnswer>(answers);
        var last = Answers.Text("ok");
        return StartAsync(_ => left.TryDequeue(out var next) ? last = next : last);
    }

    /// <summary>Starts one that decides by the request.</summary>
    /// <param name="respond">Called from several threads at once.</param>
    public static async Task<FakeModelServer> StartAsync(Func<ModelRequest, ModelAnswer> respond)
    {
        var app = LoopbackApp.Build();
        var server = new FakeModelServer(app, respond);
        app.Run(server.HandleAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>Notes the tokens of an answer.</summary>
    public void Count(ModelRequest request, int input, int output) => Served.Enqueue(new ServedTokens(request, input, output));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        var request = await ReadAsync(context.Request);
        Begin(request.Deployment);
        Requests.Enqueue(request);
        var ended = false;
        try
        {
            // Others get the time to come while this one is at work.
            for (var turn = 0; turn < Turns; turn++)
            {
                await Task.Yield();
            }

            var answer = _respond(request);
            context.Response.OnStarting(() =>
            {
                // Before the answer goes out: whoever has it may ask again at once.
                EndOnce();
                return Task.CompletedTask;
            });
            await answer(new ModelExchange(context, request, this));
        }
        finally
        {
            EndOnce();
        }

        void EndOnce()
        {
            if (!ended)
            {
                ended = true;
                End(request.Deployment);
            }
        }
    }

    private static async Task<ModelRequest> ReadAsync(HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        var root = body.RootElement.Clone();
        var caller = Caller().Match(request.Path);
        var path = caller.Success ? request.Path.Value![caller.Groups["path"].Index..] : request.Path.Value!;
        var deployment = AzureDeployment().Match(path) is { Success: true } azure
            ? azure.Groups["name"].Value
            : root.TryGetProperty("model", out var model) ? model.GetString()! : string.Empty;
        return new ModelRequest(
            path + request.QueryString,
            caller.Success ? int.Parse(caller.Groups["number"].Value, CultureInfo.InvariantCulture) : 0,
            request.Headers["Idempotency-Key"].ToString(),
            request.Headers["api-key"].ToString() + request.Headers.Authorization,
            deployment,
            root,
            DateTimeOffset.UtcNow);
    }

    private void Begin(string deployment)
    {
        lock (_gate)
        {
            foreach (var name in new[] { string.Empty, deployment })
            {
                var (running, most) = _atWork.GetValueOrDefault(name);
                _atWork[name] = (running + 1, Math.Max(most, running + 1));
            }
        }
    }

    private void End(string deployment)
    {
        lock (_gate)
        {
            foreach (var name in new[] { string.Empty, deployment })
            {
                var (running, most) = _atWork[name];
                _atWork[name] = (running - 1, most);
            }
        }
    }

    [GeneratedRegex(@"^/p(?<number>\d+)(?<path>/.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Caller();

    [GeneratedRegex("^/openai/deployments/(?<name>[^/]+)/", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AzureDeployment();
}
