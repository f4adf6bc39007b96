using GenXai.Activities.Models.Catalog;
using GenXai.Workflows.Contracts.Budgets;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Definitions;

namespace GenXai.Activities.Models.Budgets;

/// <summary>What a call may cost, held against what it is going to cost (product.md, section 15).</summary>
/// <param name="bound">The allowance.</param>
/// <param name="agent">The agent.</param>
/// <param name="prices">The model's prices.</param>
internal sealed class CallAllowance(BudgetLimit bound, AgentDefinition agent, ModelEntry prices)
{
    // Without max_tokens: the shortest reply that makes sense, and one of ordinary length.
    private const int ShortReply = 16;
    private const int OrdinaryReply = 4096;
    private const decimal Million = 1_000_000;

    /// <summary>What the call needs, as <see cref="RequireKnown"/> or <see cref="ReplyTokens"/> found.</summary>
    public CallBudget? Needs { get; private set; }

    /// <summary>Money cannot be limited where nobody knows what a token costs.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="model">The model or deployment; null for the provider's default.</param>
    /// <exception cref="ModelException">The price is not known.</exception>
    public void RequirePrice(string provider, string? model)
    {
        if (bound.CostUsd is not null && !prices.HasPrice && !string.Equals(provider, ProviderNames.Ollama, StringComparison.Ordinal))
        {
            throw new ModelException(
                $"the price of model '{model}' of {provider} is not known, so a limit of money (max_cost_usd) cannot be kept; "
                + $$$"""give it in GENXAI_MODELS, such as {"{{{model}}}": {"input_per_million_usd": 2.5, "output_per_million_usd": 10}}, """
                + "or limit tokens instead (max_tokens)",
                transient: false);
        }
    }

    /// <summary>Most tokens of the reply to a prompt.</summary>
    /// <param name="promptTokens">The prompt's size.</param>
    /// <exception cref="BudgetRefusedException">The allowance does not cover prompt and reply.</exception>
    public int ReplyTokens(long promptTokens)
    {
        Require(new CallBudget(
            Amount(promptTokens, agent.MaxTokens ?? ShortReply), Amount(promptTokens, agent.MaxTokens ?? OrdinaryReply)));
        if (agent.MaxTokens is { } given)
        {
            return given;
        }

        var byTokens = bound.Tokens - promptTokens ?? int.MaxValue;
        var price = prices.OutputPerMillionUsd ?? 0;
        var byMoney = bound.CostUsd is { } usd && price > 0
            ? Math.Floor((usd - Amount(promptTokens, 0).CostUsd) * Million / price)
            : int.MaxValue;
        return (int)Math.Min(int.MaxValue, Math.Min(byTokens, byMoney));
    }

    /// <summary>Holds the allowance against a reply whose size is known beforehand, as that of a script.</summary>
    /// <param name="usage">What the call uses.</param>
    /// <exception cref="BudgetRefusedException">The allowance does not cover it.</exception>
    public void RequireKnown(CallUsage usage)
    {
        var amount = Amount(usage.InputTokens, Math.Max(usage.OutputTokens, agent.MaxTokens ?? 0));
        Require(new CallBudget(amount, amount));
    }

    private BudgetAmount Amount(long prompt, long reply) =>
        new(prompt + reply, ModelCatalog.Cost(prices, new CallUsage(prompt, reply, 0)));

    private void Require(CallBudget needs)
    {
        Needs = needs;
        if (!bound.Covers(needs.Least))
        {
            throw new BudgetRefusedException(needs);
        }
    }
}
