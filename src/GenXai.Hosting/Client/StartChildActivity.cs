using System.Text.Json;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Forks;
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
    private readonly ChildSeeds _seeds;

    /// <summary>Makes the activity.</summary>
    /// <param name="client">The host's orchestrations.</param>
    /// <param name="log">Reads the logs of earlier sub-runs that others go on from.</param>
    /// <param name="catalog">The definitions that runs are pinned to.</param>
    public StartChildActivity(IOrchestrationClient client, IEventLogReader log, DefinitionCatalog catalog)
    {
        _client = client;
        _seeds = new ChildSeeds(client, new RunReader(log, catalog));
    }

    /// <inheritdoc />
    public string Name => ActivityNames.StartChild;

    /// <inheritdoc />
    public async Task<string?> RunAsync(string instanceId, string payload, CancellationToken cancellationToken)
    {
        var child = JsonSerializer.Deserialize(payload, ContractsJsonContext.Default.StartChildRequest)
            ?? throw new JsonException("a sub-run needs an input");
        var input = child.Resumes is { } origin ? await _seeds.SeedAsync(child.Input, origin, cancellationToken) : child.Input;
        await _client.ScheduleAsync(RunRequest.Of(input, child.Workflow), cancellationToken);
        return null;
    }
}
