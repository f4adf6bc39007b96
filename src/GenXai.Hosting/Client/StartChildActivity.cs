using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Client;

/// <summary>
/// The activity <c>start_child</c>: starts a sub-run through the client, so that it may outlive a generation of its
/// parent. Starting the same id twice starts one run.
/// </summary>
public sealed class StartChildActivity : IActivity
{
    private readonly IOrchestrationClient _client;

    /// <summary>Makes the activity.</summary>
    /// <param name="client">The host's orchestrations.</param>
    public StartChildActivity(IOrchestrationClient client) => _client = client;

    /// <inheritdoc />
    public string Name => ActivityNames.StartChild;

    /// <inheritdoc />
    public async Task<string?> RunAsync(string instanceId, string payload, CancellationToken cancellationToken)
    {
        var child = JsonSerializer.Deserialize(payload, ContractsJsonContext.Default.StartChildRequest)
            ?? throw new JsonException("a sub-run needs an input");
        await _client.ScheduleAsync(RunRequest.Of(child.Input, child.Workflow), cancellationToken);
        return null;
    }
}
