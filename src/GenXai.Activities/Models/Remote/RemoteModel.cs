using GenXai.Activities.Calls;
using GenXai.Activities.Models.Budgets;
using GenXai.Activities.Models.Caching;
using GenXai.Activities.Models.Catalog;
using GenXai.Activities.Models.Settings;
using GenXai.Activities.Resilience.Breakers;
using GenXai.Activities.Resilience.Limits;
using GenXai.Activities.Time;
using GenXai.Workflows.Contracts.Calls;
using Microsoft.Extensions.AI;

namespace GenXai.Activities.Models.Remote;

/// <summary>Calls models over a network: cache, limits, circuit breaker, retries, price; all within the call's time.</summary>
internal sealed class RemoteModel
{
    private const double CacheSeconds = 86_400;
    private readonly IActivityClock _clock;
    private readonly CircuitBreaker _breaker;
    private readonly DeploymentGate _gate;
    private readonly RetryPipeline _retries;
    private readonly Lazy<ModelCatalog> _catalog;
    private readonly Lazy<ReplyCache> _cache;

    public RemoteModel(ModelOptions options, IActivityClock clock)
    {
        _clock = clock;
        _breaker = new CircuitBreaker(options.Breakers, clock);
        _gate = new DeploymentGate(options.Leases, clock, options.Patience);
        _retries = new RetryPipeline(clock, options.Retries);
        // Read when first needed: a faulty setting fails calls, with its message, and not the start of a host that needs none.
        _catalog = new Lazy<ModelCatalog>(() => ModelCatalog.Load(options.Settings), LazyThreadSafetyMode.PublicationOnly);
        _cache = new Lazy<ReplyCache>(
            () => new ReplyCache(
                options.ReplyStore,
                TimeSpan.FromSeconds(options.Settings.Seconds(ModelSettingNames.CacheSeconds, CacheSeconds)),
                options.CacheLogger),
            LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>What the model takes, prompt and reply, in tokens; null where unknown.</summary>
    /// <exception cref="ModelException">The catalogue cannot be read.</exception>
    public int? ContextTokens(ModelChoice choice) => _catalog.Value.Find(choice.Provider, choice.Model).ContextTokens;

    /// <summary>What is known of a model, its prices above all.</summary>
    /// <exception cref="ModelException">The catalogue cannot be read.</exception>
    public ModelEntry Prices(ModelChoice choice) => _catalog.Value.Find(choice.Provider, choice.Model);

    /// <summary>Makes the call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="read">Turns the reply into an outcome.</param>
    /// <param name="stopping">The host stops.</param>
    /// <exception cref="ModelException">There is no reply.</exception>
    /// <exception cref="CallTimeoutException">The call's time is over.</exception>
    /// <exception cref="BudgetRefusedException">It may cost more than it is allowed.</exception>
    public Task<ModelCallOutcome> CallAsync(RemoteCall call, Func<ChatResponse, ModelCallOutcome> read, CancellationToken stopping) =>
        TimedCall.RunAsync(token => CachedAsync(call, read, token, stopping), call.Limit, _clock.Time, stopping);

    private Task<ModelCallOutcome> CachedAsync(
        RemoteCall call, Func<ChatResponse, ModelCallOutcome> read, CancellationToken token, CancellationToken stopping)
    {
        if (!_cache.Value.Holds(call.Agent))
        {
            return AskAsync(call, read, token, stopping);
        }

        var key = ReplyKey.Of(call.Choice, call.Prompt.Messages, call.Options);
        return _cache.Value.GetAsync(key, asking => AskAsync(call, read, asking, stopping), token);
    }

    private async Task<ModelCallOutcome> AskAsync(
        RemoteCall call, Func<ChatResponse, ModelCallOutcome> read, CancellationToken token, CancellationToken stopping)
    {
        var entry = _catalog.Value.Find(call.Choice.Provider, call.Choice.Model);
        var most = call.Allowance?.ReplyTokens(PromptSize.Of(call.Prompt.Messages, call.Options));
        if (most is not null)
        {
            // Not before the cache was asked: a reply is the same, whatever the budget allows.
            call.Options.MaxOutputTokens = most;
        }

        call.Asking();
        var series = new RequestSeries(call, _clock);
        var limit = new DeploymentLimit(call.Choice.Deployment, entry.MaxConcurrency, entry.RequestsPerMinute);
        ChatResponse response;
        try
        {
            response = await _retries.RunAsync(series, trying => RequestAsync(series, limit, trying, stopping), token);
        }
        catch (ModelException failure) when (failure.Usage is { } billed)
        {
            failure.Usage = billed with { CostUsd = ModelCatalog.Cost(entry, billed) };
            throw;
        }

        if (most is not null && call.Agent.MaxTokens is null && response.FinishReason == ChatFinishReason.Length)
        {
            call.Notes.Enqueue(FormattableString.Invariant($"the reply was cut at {most} tokens, which is what the budget allows; give the agent max_tokens, or raise the limit"));
        }

        response.ModelId ??= call.Choice.Model ?? call.Choice.Provider;
        var outcome = read(response);
        // What is known of the deployment wins over what is known of the model that it turns out to be.
        var prices = entry.Over(_catalog.Value.Find(call.Choice.Provider, response.ModelId));
        return outcome with { Usage = outcome.Usage with { CostUsd = ModelCatalog.Cost(prices, outcome.Usage) } };
    }

    private async Task<ChatResponse> RequestAsync(RequestSeries series, DeploymentLimit limit, CancellationToken token, CancellationToken stopping)
    {
        var call = series.Call;
        await using var lease = await _gate.EnterAsync(limit, token);
        await _breaker.EnterAsync(limit.Deployment, token);
        new CallContext(series.Key, call.Prompt.Parts).AddTo(call.Options);
        try
        {
            var response = await call.Choice.Client.GetResponseAsync(call.Prompt.Messages, call.Options, token);
            await _breaker.SucceededAsync(limit.Deployment);
            return response;
        }
        catch (Exception exception) when (token.IsCancellationRequested && exception is not ModelException)
        {
            if (!stopping.IsCancellationRequested)
            {
                await _breaker.FailedAsync(limit.Deployment);
            }

            throw;
        }
        catch (Exception exception)
        {
            // A chat client is foreign code: whatever it throws is the model's failure, and the run's to deal with.
            var failure = exception as ModelException ?? Described(exception, call.Choice);
            await NoteAsync(limit.Deployment, failure);
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

    private static ModelException Described(Exception exception, ModelChoice choice)
    {
        var transient = FailureKinds.IsTransient(exception);
        var status = (exception as HttpRequestException)?.StatusCode;
        return new ModelException($"{choice.Provider}: {exception.Message} ({exception.GetType().Name})", transient, exception)
        {
            Answered = status is not null,
            ServiceFault = transient && status != System.Net.HttpStatusCode.TooManyRequests,
        };
    }
}
