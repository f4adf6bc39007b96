using System.Net;
using System.Net.Sockets;
using GenXai.Activities.Calls;
using GenXai.Activities.Time;
using GenXai.Activities.Tools.Web.Guard;

namespace GenXai.Activities.Tools.Web.Http;

/// <summary>The one way of tools to the web: guarded, bounded, and repeated where a repeat does no harm.</summary>
internal sealed class WebClient
{
    private const int Attempts = 3;
    private const double LongestPauseSeconds = 30;
    private readonly WebToolOptions _options;
    private readonly IActivityClock _clock;
    private readonly Lazy<HttpMessageInvoker> _invoker;

    public WebClient(WebToolOptions options, IActivityClock clock)
    {
        _options = options;
        _clock = clock;
        Guard = new WebGuard(options);
        _invoker = new Lazy<HttpMessageInvoker>(Create);
    }

    public WebGuard Guard { get; }

    /// <summary>Sends a request, follows redirects and reads the answer.</summary>
    /// <exception cref="ToolException">The host is refused or does not answer in time, or the answer is beyond a limit. Answers with a bad status are answers.</exception>
    public async Task<WebResponse> SendAsync(string tool, WebRequest request, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(request.TimeoutSeconds));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var errors = 0;
            for (var attempt = 1; ; attempt++)
            {
                var (response, failure) = await TryAsync(tool, request with { IdempotencyKey = KeyAfter(request.IdempotencyKey, errors) }, either.Token);
                if (Pause(request.Method, response, failure, attempt) is not { } pause)
                {
                    return response ?? throw failure!;
                }

                errors += response is null ? 0 : 1;
                await _clock.DelayAsync(pause, either.Token);
            }
        }
        catch (OperationCanceledException exception) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ToolException(
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{tool}: timed out after {request.TimeoutSeconds} s"), transient: true, exception);
        }
    }

    // A key that was answered with an error stands for that error. The mark is one that attempts of tools and nodes do not have.
    private static string? KeyAfter(string? key, int errors) => key is null || errors == 0
        ? key
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{key}.c{errors + 1}");

    // What was refused for now is repeated; what may have been done already only when doing it twice is harmless.
    private static TimeSpan? Pause(string method, WebResponse? response, ToolException? failure, int attempt)
    {
        var safe = method is "GET" or "HEAD" or "OPTIONS";
        var again = response is null
            ? failure!.Transient && safe
            : response.Status is 429 or 503 || (safe && FailureKinds.IsTransient((HttpStatusCode)response.Status));
        var seconds = RetryAfter.Seconds(response?.Header("Retry-After")) ?? 0.5 * Math.Pow(2, attempt - 1);
        return again && attempt < Attempts && seconds <= LongestPauseSeconds ? TimeSpan.FromSeconds(seconds) : null;
    }

    private async Task<(WebResponse? Response, ToolException? Failure)> TryAsync(string tool, WebRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return (await WebExchange.RunAsync(_invoker.Value, request, _options, _clock.Time, cancellationToken), null);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException or ToolException)
        {
            // The guard's refusal arrives inside the exception of the handler that called it.
            for (var inner = exception; inner is not null; inner = inner.InnerException)
            {
                if (inner is ToolException refusal)
                {
                    return (null, new ToolException($"{tool}: {refusal.Message}", refusal.Transient, exception));
                }
            }

            return (null, new ToolException($"{tool}: {exception.GetBaseException().Message}", FailureKinds.IsTransient(exception), exception));
        }
    }

    private HttpMessageInvoker Create() => new(new SocketsHttpHandler
    {
        // A proxy would connect for us, and nothing would check where to.
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        MaxResponseHeadersLength = 64,
        // Short, so that a name's new addresses are looked up, and checked, again.
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        ConnectCallback = async (context, token) => await Guard.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, token),
    });
}
