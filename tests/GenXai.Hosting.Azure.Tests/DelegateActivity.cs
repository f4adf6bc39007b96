using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Azure.Tests;

internal sealed class DelegateActivity(string name, Func<string, string, Task<string?>> run) : IActivity
{
    public string Name => name;

    public Task<string?> RunAsync(string instanceId, string payload, CancellationToken cancellationToken) => run(instanceId, payload);
}
