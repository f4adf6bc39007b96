using GenXai.Activities.Calls;
using GenXai.Activities.Models.Caching;
using GenXai.Activities.Models.Catalog;
using GenXai.Activities.Models.Settings;
using GenXai.Activities.Resilience.Breakers;
using GenXai.Activities.Resilience.Limits;
using GenXai.Activities.Time;

namespace GenXai.Activities.Models.Remote;

/// <summary>What all requests to deployments share, chats and embeddings alike: limits, circuit breakers, retries, prices, the cache.</summary>
internal sealed class RemoteDeployments
{
    private const double CacheSeconds = 86_400;
    private readonly CircuitBreaker _breaker;
    private readonly DeploymentGate _gate;
    private readonly RetryPipeline _retries;
    private readonly Lazy<ModelCatalog> _catalog;
    private readonly Lazy<ModelCache> _cache;

    public RemoteDeployments(ModelOptions options, IActivityClock clock)
    {
        Clock = clock;
        _breaker = new CircuitBreaker(options.Breakers, clock);
        _gate = new DeploymentGate(options.Leases, clock, options.Patience);
        _retries = new RetryPipeline(clock, options.Retries);
        // Read when first needed: a faulty setting fails calls, with its message, and not the start of a host that needs none.
        _catalog = new Lazy<ModelCatalog>(() => ModelCatalog.Load(options.Settings), LazyThreadSafetyMode.PublicationOnly);
        _cache = new Lazy<ModelCache>(
            () => new ModelCache(
                RedisReplyStore.FromSettings(options.Settings) ?? options.ReplyStore,
                TimeSpan.FromSeconds(options.Settings.Seconds(ModelSettingNames.CacheSeconds, CacheSeconds)),
                options.CacheLogger),
            LazyThreadSafetyMode.PublicationOnly);
    }

    public IActivityClock Clock { get; }

    /// <summary>Prices, limits and context sizes.</summary>
    /// <exception cref="ModelException">The catalogue cannot be read.</exception>
    public ModelCatalog Catalog => _catalog.Value;

    /// <summary>What was answered before.</summary>
    /// <exception cref="ModelException">The setting of its time to live is faulty.</exception>
    public ModelCache Cache => _cache.Value;

    /// <summary>Asks a deployment, and again after errors that may pass.</summary>
    /// <param name="target">The deployment.</param>
    /// <param name="series">The keys and the waits.</param>
    /// <param name="send">Makes one request under a key.</param>
    /// <param name="token">The call's time is over, or the host stops.</param>
    /// <param name="stopping">The host stops.</param>
    /// <exception cref="ModelException">There is no answer.</exception>
    public Task<T> AskAsync<T>(
        RemoteTarget target, RequestSeries series, Func<string, CancellationToken, Task<T>> send, CancellationToken token, CancellationToken stopping) =>
        _retries.RunAsync(series, trying => RequestAsync(target, series.Key, send, trying, stopping), token);

    private async Task<T> RequestAsync<T>(
        RemoteTarget target, string key, Func<string, CancellationToken, Task<T>> send, CancellationToken token, CancellationToken stopping)
    {
        await using var lease = await _gate.EnterAsync(target.Limit, token);
        await _breaker.EnterAsync(target.Deployment, token);
        try
        {
            var answer = await send(key, token);
            await _breaker.SucceededAsync(target.Deployment);
            return answer;
        }
        catch (Exception exception) when (token.IsCancellationRequested && exception is not ModelException)
        {
            if (!stopping.IsCancellationRequested)
            {
                await _breaker.FailedAsync(target.Deployment);
            }

            throw;
        }
        catch (Exception exception)
        {
            // A client is foreign code: whatever it throws is the model's failure, and the run's to deal with.
            var failure = exception as ModelException ?? Described(exception, target);
            await NoteAsync(target.Deployment, failure);
            if (ReferenceEquals(failure, exception))
            {
                throw;
            }

            throw failure;
        }
    }

    private Task NoteAsync(string deployment, ModelException failure) =>
        failure.ServiceFault ? _breaker.FailedAsync(deployment)
        : failure.Answered ? _breaker.SucceededAsync(deployment)
        : Task.CompletedTask;

    private static ModelException Described(Exception exception, RemoteTarget target)
    {
        var transient = FailureKinds.IsTransient(exception);
        var status = (exception as HttpRequestException)?.StatusCode;
        return new ModelException($"{target.Provider}: {exception.Message} ({exception.GetType().Name})", transient, exception)
        {
            Answered = status is not null,
            ServiceFault = transient && status != System.Net.HttpStatusCode.TooManyRequests,
        };
    }
}
