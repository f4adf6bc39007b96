using GenXai.Workflows.Contracts;
using GenXai.Workflows.Orchestration;

namespace GenXai.Activities;

/// <summary>Does nothing: the log entries that ride along with the call are what it is for.</summary>
internal sealed class FlushActivity : IActivity
{
    public string Name => ActivityNames.Flush;

    public Task<string?> RunAsync(string instanceId, string payload, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);
}
