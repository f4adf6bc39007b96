using GenXai.Functions.Adapters;
using GenXai.Hosting.Azure.Encryption;
using GenXai.Hosting.Azure.Engines;
using GenXai.Workflows.Contracts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace GenXai.Functions.Triggers;

/// <summary>The orchestration of a run.</summary>
/// <param name="engines">The interpreters.</param>
/// <param name="seal">Opens inputs and seals outputs.</param>
public sealed class WorkflowFunction(EngineSet engines, DurableSeal seal)
{
    private const string NeverSent = "engine-deployed";

    /// <summary>Runs the interpreter that the run is pinned to.</summary>
    /// <param name="context">The durable runtime's context.</param>
    /// <returns>The run's output, serialised.</returns>
    [Function(WorkflowEngine.OrchestratorName)]
    public async Task<string?> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = seal.OpenInput(context.InstanceId, context.GetInput<string>());
        if (engines.Find(input, out var engine) is { } orchestrator)
        {
            return await OrchestrationContextAdapter.RunAsync(orchestrator, context, seal);
        }

        // A run is never failed for lack of its interpreter. Waiting leaves nothing in history: when an app that has
        // it sees the run again, after a resume or any message, it begins as if nothing had been.
        FunctionsLog.EngineUnknown(context.CreateReplaySafeLogger(nameof(WorkflowFunction)), context.InstanceId, engine);
        context.SetCustomStatus(EngineSet.UnknownStatus);
        return await context.WaitForExternalEvent<string>(NeverSent);
    }
}
