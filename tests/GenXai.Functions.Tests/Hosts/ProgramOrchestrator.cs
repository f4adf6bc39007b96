using GenXai.Functions.Adapters;
using GenXai.Hosting.Azure.Encryption;
using GenXai.Workflows.Orchestration;
using Microsoft.DurableTask;

namespace GenXai.Functions.Tests.Hosts;

/// <summary>An orchestrator of a test, as the app's triggers run one.</summary>
internal sealed class ProgramOrchestrator(IOrchestrator code, DurableSeal seal) : TaskOrchestrator<string, string?>
{
    public override Task<string?> RunAsync(TaskOrchestrationContext context, string input) =>
        OrchestrationContextAdapter.RunAsync(code, context, seal);
}
