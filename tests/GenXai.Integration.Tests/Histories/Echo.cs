using GenXai.Workflows.Orchestration;

namespace GenXai.Integration.Tests.Histories;

/// <summary>Gives back what it got.</summary>
internal sealed class Echo(string name) : IActivity
{
    public string Name => name;

    public Task<string?> RunAsync(string instanceId, string payload, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(payload);
}
