using System.Text.Json;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Forks;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Interpreter.State;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Client;

/// <summary>
/// The activity <c>start_child</c>: starts a sub-run through the client, so that it may outlive a generation of its
/// parent. Starting the same id twice starts one run. A run that undoes another begins with what that one has completed.
/// </summary>
public sealed class StartChildActivity : IActivity
{
    private readonly IOrchestrationClient _client;
    private readonly RunReader _reader;
    private readonly ChildSeeds _seeds;

    /// <summary>Makes the activity.</summary>
    /// <param name="client">The host's orchestrations.</param>
    /// <param name="log">Reads the logs of earlier sub-runs that others go on from.</param>
    /// <param name="catalog">The definitions that runs are pinned to.</param>
    public StartChildActivity(IOrchestrationClient client, IEventLogReader log, DefinitionCatalog catalog)
    {
        _client = client;
        _reader = new RunReader(log, catalog);
        _seeds = new ChildSeeds(client, _reader);
    }

    /// <inheritdoc />
    public string Name => ActivityNames.StartChild;

    /// <inheritdoc />
    public async Task<string?> RunAsync(string instanceId, string payload, CancellationToken cancellationToken)
    {
        var child = JsonSerializer.Deserialize(payload, ContractsJsonContext.Default.StartChildRequest)
            ?? throw new JsonException("a sub-run needs an input");
        var input = child switch
        {
            { Input.Undoes: { } source } => await UndoingAsync(child.Input, source, cancellationToken),
            { Resumes: { } origin } => await _seeds.SeedAsync(child.Input, origin, cancellationToken),
            _ => child.Input,
        };
        await _client.ScheduleAsync(RunRequest.Of(input, child.Workflow), cancellationToken);
        return null;
    }

    // The run to be undone has ended: its log says the same however often it is asked.
    private async Task<WorkflowRunInput> UndoingAsync(WorkflowRunInput input, string source, CancellationToken cancellationToken)
    {
        var history = new RunHistory(_reader.GraphOf(input.Definition, input.WorkflowKey), source);
        await foreach (var entry in _reader.EntriesAsync(source, 1, cancellationToken))
        {
            history.Apply(entry);
        }

        return history.LastSeq == 0
            ? throw new WorkflowClientException(ErrorCodes.RunNotFound, $"the sub-run '{source}', which is to be undone, has no log; was it purged?")
            : input with { Input = history.Input, Seed = new RunSeed(source, history.LastSeq, null, history.UndoSeed(), null) };
    }
}
