using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Conformance;

internal sealed class DelegateActivity(string name, Func<string, CancellationToken, Task<string?>> code) : IActivity
{
    public string Name => name;

    public Task<string?> RunAsync(string instanceId, string payload, CancellationToken cancellationToken) =>
        code(payload, cancellationToken);
}
