using GenXai.Workflows.Contracts.Budgets;
using GenXai.Workflows.Definitions;

namespace GenXai.Workflows.Interpreter.Budgets;

/// <summary>
/// What a model call is expected to cost at most, before its prompt is rendered: from the length of what the activity
/// is given. Rather too much than too little: a call that needs more than was set aside is measured, and made again.
/// </summary>
internal static class CallEstimate
{
    // Texts have three to four characters to a token, code and other scripts fewer.
    private const int CharactersPerToken = 2;
    private const int TokensPerTool = 150;

    // What a reply is given where the agent has no max_tokens.
    private const int OrdinaryReply = 4096;

    public static CallBudget Of(AgentDefinition agent, long payloadLength, decimal? usdPerToken, decimal? unknownUsd)
    {
        var own = Length(agent.Role) + Length(agent.Goal) + Length(agent.Backstory)
            + (agent.OutputSchema is { } schema ? schema.GetRawText().Length : 0);
        var tokens = ((payloadLength + own) / CharactersPerToken)
            + (agent.Tools.Length * (long)TokensPerTool)
            + (agent.MaxTokens ?? OrdinaryReply);
        var cost = unknownUsd is null ? 0 : tokens * usdPerToken ?? unknownUsd.Value;
        return new CallBudget(
            new BudgetAmount(1 + (agent.MaxTokens ?? 0L), 0),
            new BudgetAmount(tokens, cost));
    }

    private static int Length(string? text) => text?.Length ?? 0;
}
