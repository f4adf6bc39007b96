using GenXai.Workflows.Orchestration;

namespace GenXai.Integration.Tests.Histories;

/// <summary>Calls what it is told to, which no deterministic orchestrator may do; then waits.</summary>
internal sealed class Moody(string activity) : IOrchestrator
{
    public async Task<string?> RunAsync(IOrchestrationContext context, string? input)
    {
        await context.CallActivityAsync(activity, new ActivityInput("{}", []));
        return await context.WaitForExternalEventAsync("go");
    }
}
