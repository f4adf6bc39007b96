using GenXai.Workflows.Contracts.Budgets;

namespace GenXai.Workflows.Interpreter.Budgets;

/// <summary>Why a call was refused: which budget, what is left of it, how to mend it.</summary>
internal static class BudgetTexts
{
    public static string Own(BudgetAmount needs, BudgetLimit limit, BudgetAmount used, string workflow) =>
        limit.Tokens - used.Tokens < needs.Tokens
            ? FormattableString.Invariant($"the call needs at least {needs.Tokens} tokens (prompt and max_tokens), and of the {limit.Tokens} of workflow '{workflow}' (limits.max_tokens) {used.Tokens} are used; raise the limit, or lower max_tokens of the agent")
            : FormattableString.Invariant($"the call may cost {needs.CostUsd:0.##########} USD (prompt and max_tokens), and of the {limit.CostUsd:0.##########} USD of workflow '{workflow}' (limits.max_cost_usd) {used.CostUsd:0.##########} are used; raise the limit, or lower max_tokens of the agent");

    public static string Source(BudgetAmount needs, BudgetLimit left, string whose) =>
        left.Tokens < needs.Tokens
            ? FormattableString.Invariant($"the call needs at least {needs.Tokens} tokens (prompt and max_tokens), and {Math.Max(left.Tokens.Value, 0)} are left in the budget of {whose}")
            : FormattableString.Invariant($"the call may cost {needs.CostUsd:0.##########} USD (prompt and max_tokens), and {Math.Max(left.CostUsd ?? 0, 0):0.##########} USD are left in the budget of {whose}");
}
