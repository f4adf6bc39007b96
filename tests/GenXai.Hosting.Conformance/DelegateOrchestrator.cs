using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Conformance;

internal sealed class DelegateOrchestrator(Func<IOrchestrationContext, string?, Task<string?>> code) : IOrchestrator
{
    public Task<string?> RunAsync(IOrchestrationContext context, string? input) => code(context, input);
}
