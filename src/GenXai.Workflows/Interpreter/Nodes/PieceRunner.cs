using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Interpreter.Nodes.Flows;
using GenXai.Workflows.Interpreter.Nodes.People;

namespace GenXai.Workflows.Interpreter.Nodes;

/// <summary>
/// Runs one piece of work with its retries and fallbacks: a node, an element of a for_each, a pass of a loop
/// (product.md, section 7).
/// </summary>
internal sealed class PieceRunner
{
    private readonly Dictionary<NodeKind, INodeExecutor> _executors;

    public PieceRunner()
    {
        var values = new ValueExecutor();
        _executors = new Dictionary<NodeKind, INodeExecutor>
        {
            [NodeKind.Input] = values,
            [NodeKind.Output] = values,
            [NodeKind.Condition] = values,
            [NodeKind.Set] = values,
            [NodeKind.Checkpoint] = values,
            [NodeKind.Agent] = new AgentExecutor(),
            [NodeKind.Tool] = new ToolExecutor(),
            [NodeKind.Subgraph] = new SubgraphExecutor(),
            [NodeKind.Human] = new HumanExecutor(),
            [NodeKind.Wait] = new WaitExecutor(),
            [NodeKind.Loop] = new LoopExecutor(this),
            [NodeKind.Flow] = new FlowExecutor(),
            [NodeKind.Compute] = new ComputeExecutor(),
        };
    }

    /// <summary>The settings that hold for a piece: given levels first, then the agent's, then the workflow's.</summary>
    public static ExecutionPolicy PolicyOf(
        StepScope scope, NodeKind kind, NodeSettings settings, params ReadOnlySpan<ExecutionDefinition?> nearest)
    {
        if (kind == NodeKind.Flow)
        {
            // The workflow's attempts and time-outs are its members': a flow as a whole has its own.
            return ExecutionPolicy.Of([.. nearest, new ExecutionDefinition { ContinueOnError = scope.Run.Definition.Execution.ContinueOnError }]);
        }

        var agent = kind == NodeKind.Agent && settings is AgentSettings { Agent: var id }
            ? scope.Run.Definition.Agents.FirstOrDefault(each => string.Equals(each.Id, id, StringComparison.Ordinal))
            : null;
        var policy = ExecutionPolicy.Of([.. nearest, agent?.Execution, scope.Run.Definition.Execution]);
        return policy.Fallback.IsEmpty && agent is not null ? policy with { Fallback = agent.Fallback } : policy;
    }

    /// <summary>Runs a piece: attempts first, then fallbacks in order.</summary>
    public async Task<NodeOutcome> RunAsync(StepScope scope, NodeKind kind, NodeSettings settings, ExecutionPolicy policy)
    {
        // Kinds that call nothing by themselves are not tried again; a loop's body has attempts of its own.
        var retries = kind is NodeKind.Agent or NodeKind.Tool or NodeKind.Subgraph or NodeKind.Flow ? policy.RetryCount : 0;
        for (var attempt = 1; ; attempt++)
        {
            scope.BeginAttempt(attempt);
            var outcome = await AttemptAsync(scope, kind, settings, policy);
            if (outcome.Failure is not { } failure)
            {
                return outcome;
            }

            if (attempt > retries || !failure.Transient || scope.Run.Gate.Drain == DrainMode.Cancel)
            {
                return settings switch
                {
                    AgentSettings agent => await FallBackAsync(scope, agent, policy, outcome, attempt),
                    FlowSettings flow => await FallBackAsync(scope, new AgentSettings("", flow.Task), policy, outcome, attempt),
                    _ => outcome,
                };
            }

            await BackOffAsync(scope, policy, attempt, failure);
        }
    }

    private async Task<NodeOutcome> AttemptAsync(
        StepScope scope, NodeKind kind, NodeSettings settings, ExecutionPolicy policy)
    {
        try
        {
            return await _executors[kind].RunAsync(scope, settings, policy);
        }
        catch (TemplateRenderException exception)
        {
            return NodeOutcome.Fail(ErrorCodes.TemplateError, exception.Message);
        }
    }

    /// <summary>Waits before the next attempt.</summary>
    public static async Task BackOffAsync(StepScope scope, ExecutionPolicy policy, int attempt, CallFailure failure)
    {
        var delay = Math.Max(policy.BackoffBefore(attempt + 1), failure.RetryAfterSeconds ?? 0);
        await scope.SleepAsync(() =>
        {
            scope.Run.Log.Emit(scope.Path, scope.Pass, new NodeRetrying(
                attempt, delay, new RunError(failure.Code, failure.Message, scope.Path)));
            return scope.Run.Context.CurrentUtcTime + TimeSpan.FromSeconds(delay);
        });
    }

    private static async Task<NodeOutcome> FallBackAsync(
        StepScope scope, AgentSettings settings, ExecutionPolicy policy, NodeOutcome outcome, int attempt)
    {
        foreach (var name in policy.Fallback)
        {
            scope.Run.Gate.ThrowIfCancelled();
            scope.BeginAttempt(++attempt);
            var isAgent = scope.Run.Definition.Agents.Any(agent => string.Equals(agent.Id, name, StringComparison.Ordinal));
            outcome = isAgent
                ? await AgentExecutor.TurnAsync(scope, settings, name, null, policy)
                : await AgentExecutor.TurnAsync(scope, settings, settings.Agent, name, policy);
            if (outcome.Failure is null)
            {
                return outcome;
            }
        }

        return outcome;
    }
}
