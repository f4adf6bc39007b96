namespace GenXai.Workflows.Contracts.Calls;

/// <summary>What a call used.</summary>
/// <param name="InputTokens">Tokens of the prompt.</param>
/// <param name="OutputTokens">Tokens of the reply.</param>
/// <param name="CostUsd">Money, in US dollars, by the price table; 0 where the price is unknown.</param>
public sealed record CallUsage(long InputTokens, long OutputTokens, decimal CostUsd);
