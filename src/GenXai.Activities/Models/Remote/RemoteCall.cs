using System.Collections.Concurrent;
using GenXai.Activities.Calls;
using GenXai.Activities.Models.Budgets;
using GenXai.Activities.Models.Prompts;
using GenXai.Workflows.Definitions;
using Microsoft.Extensions.AI;

namespace GenXai.Activities.Models.Remote;

/// <summary>One call of a model that answers over a network.</summary>
/// <param name="Choice">The model.</param>
/// <param name="Agent">The agent.</param>
/// <param name="Prompt">The prompt.</param>
/// <param name="Options">The parameters.</param>
/// <param name="Key">The call's idempotency key.</param>
/// <param name="Limit">How long it may take, retries included.</param>
/// <param name="Notes">Takes what happens on the way.</param>
internal sealed record RemoteCall(
    ModelChoice Choice, AgentDefinition Agent, FittedPrompt Prompt, ChatOptions Options, string Key, CallLimit Limit, ConcurrentQueue<string> Notes)
{
    /// <summary>What it may cost; null: no budget holds.</summary>
    public CallAllowance? Allowance { get; init; }

    /// <summary>Told when it is certain that the model is asked.</summary>
    public required Action Asking { get; init; }
}
