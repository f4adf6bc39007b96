using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace GenXai.Cli.Tests.Batches;

/// <summary>Takes callbacks on the loopback; the first attempt is refused, as a busy receiver does.</summary>
internal sealed class CallbackReceiver : IAsyncDisposable
{
    private readonly TaskCompletionSource<(string Timestamp, string Signature, string Body)> _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WebApplication _app;
    private int _attempts;

    public CallbackReceiver()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        _app = builder.Build();
        _app.UseRouting();
        _app.MapPost("/done", TakeAsync);
    }

    public Uri Address => new(_app.Urls.Single() + "/done");

    public Task<(string Timestamp, string Signature, string Body)> Taken => _taken.Task;

    public int Attempts => Volatile.Read(ref _attempts);

    public Task StartAsync(CancellationToken cancellationToken) => _app.StartAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        if (Interlocked.Increment(ref _attempts) == 1)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return;
        }

        var headers = context.Request.Headers;
        _taken.TrySetResult((headers["X-GenXai-Timestamp"].ToString(), headers["X-GenXai-Signature"].ToString(), body));
    }
}
