using GenXai.Workflows.Orchestration;

namespace GenXai.Functions.Declared.Tests.Fakes;

internal sealed class NamingOrchestrator : IOrchestrator
{
    public Task<string?> RunAsync(IOrchestrationContext context, string? input) => Task.FromResult<string?>($"ran {context.InstanceId}");
}
