using System.ClientModel.Primitives;
using GenXai.Activities.Models.Settings;

namespace GenXai.Activities.Models.Http;

/// <summary>What all clients have in common: pooled connections, keys in headers, and no retries of their own.</summary>
internal static class PipelineSetup
{
    private const double RequestSeconds = 180;

    // One pool for the process: connections are shared by all providers and live through changes of DNS.
    private static readonly HttpClient Shared = new(new SocketsHttpHandler
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(15),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public static T Apply<T>(T options, IModelSettings settings)
        where T : ClientPipelineOptions
    {
        options.Transport = new HttpClientPipelineTransport(Shared);
        options.RetryPolicy = new ClientRetryPolicy(maxRetries: 0);
        options.NetworkTimeout = TimeSpan.FromSeconds(settings.Seconds(ModelSettingNames.RequestSeconds, RequestSeconds));
        options.AddPolicy(new IdempotencyPolicy(), PipelinePosition.PerCall);
        return options;
    }
}
