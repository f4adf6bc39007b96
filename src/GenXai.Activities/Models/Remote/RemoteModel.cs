using GenXai.Activities.Calls;
using GenXai.Activities.Models.Budgets;
using GenXai.Activities.Models.Caching;
using GenXai.Activities.Models.Catalog;
using GenXai.Workflows.Contracts.Calls;
using Microsoft.Extensions.AI;

namespace GenXai.Activities.Models.Remote;

/// <summary>Calls models over a network: cache, limits, circuit breaker, retries, price; all within the call's time.</summary>
internal sealed class RemoteModel
{
    private readonly RemoteDeployments _deployments;

    public RemoteModel(RemoteDeployments deployments) => _deployments = deployments;

    /// <summary>What is known of a model: its prices, its context and what to do when a prompt is longer.</summary>
    /// <exception cref="ModelException">The catalogue cannot be read.</exception>
    public ModelEntry Entry(ModelChoice choice) => _deployments.Catalog.Find(choice.Provider, choice.Model);

    /// <summary>Makes the call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="read">Turns the reply into an outcome.</param>
    /// <param name="stopping">The host stops.</param>
    /// <exception cref="ModelException">There is no reply.</exception>
    /// <exception cref="CallTimeoutException">The call's time is over.</exception>
    /// <exception cref="BudgetRefusedException">It may cost more than it is allowed.</exception>
    public Task<ModelCallOutcome> CallAsync(RemoteCall call, Func<ChatResponse, ModelCallOutcome> read, CancellationToken stopping) =>
        TimedCall.RunAsync(token => CachedAsync(call, read, token, stopping), call.Limit, _deployments.Clock.Time, stopping);

    private Task<ModelCallOutcome> CachedAsync(
        RemoteCall call, Func<ChatResponse, ModelCallOutcome> read, CancellationToken token, CancellationToken stopping)
    {
        var replies = new ReplyCache(_deployments.Cache);
        if (!replies.Holds(call.Agent))
        {
            return AskAsync(call, read, token, stopping);
        }

        var key = ReplyKey.Of(call.Choice, call.Prompt.Messages, call.Options);
        return replies.GetAsync(key, call.Choice.Deployment, asking => AskAsync(call, read, asking, stopping), token);
    }

    private async Task<ModelCallOutcome> AskAsync(
        RemoteCall call, Func<ChatResponse, ModelCallOutcome> read, CancellationToken token, CancellationToken stopping)
    {
        var choice = call.Choice;
        var entry = Entry(choice);
        var most = call.Allowance?.ReplyTokens(PromptSize.Of(call.Prompt.Messages, call.Options));
        if (most is not null)
        {
            // Not before the cache was asked: a reply is the same, whatever the budget allows.
            call.Options.MaxOutputTokens = most;
        }

        call.Asking();
        var series = new RequestSeries(call.Key, call.Limit, call.Notes, _deployments.Clock);
        ChatResponse response;
        try
        {
            response = await _deployments.AskAsync(
                new RemoteTarget(choice.Provider, choice.Deployment, entry),
                series,
                (key, asking) =>
                {
                    new CallContext(key, call.Prompt.Parts).AddTo(call.Options);
                    return choice.Client.GetResponseAsync(call.Prompt.Messages, call.Options, asking);
                },
                token,
                stopping);
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

        response.ModelId ??= choice.Model ?? choice.Provider;
        var outcome = read(response);
        // What is known of the deployment wins over what is known of the model that it turns out to be.
        var prices = entry.Over(_deployments.Catalog.Find(choice.Provider, response.ModelId));
        return outcome with { Usage = outcome.Usage with { CostUsd = ModelCatalog.Cost(prices, outcome.Usage) } };
    }
}
