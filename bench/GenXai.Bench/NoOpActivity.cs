using GenXai.Workflows.Orchestration;

namespace GenXai.Bench;

internal sealed class NoOpActivity : IActivity
{
    public string Name => "noop";

    public Task<string?> RunAsync(string instanceId, string payload, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(payload);
}
