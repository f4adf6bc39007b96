using GenXai.Functions.Adapters;
using GenXai.Hosting.Azure.Envelopes;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Batches;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GenXai.Functions.Triggers;

/// <summary>The activities: an envelope in (who calls, log entries and payload), the result out, also of a failure.</summary>
/// <param name="runner">Runs activities.</param>
/// <param name="accessor">Keeps the client.</param>
public sealed class ActivityFunctions(ActivityRunner runner, DurableClientAccessor accessor)
{
    /// <summary>One request to one model.</summary>
    /// <param name="envelope">The envelope.</param>
    /// <param name="cancellationToken">Ends the work when the host stops; it is then done again.</param>
    [Function(ActivityNames.Model)]
    public Task<string> ModelAsync([ActivityTrigger] string envelope, CancellationToken cancellationToken) =>
        runner.RunAsync(ActivityNames.Model, envelope, cancellationToken);

    /// <summary>One call of one tool.</summary>
    /// <param name="envelope">The envelope.</param>
    /// <param name="cancellationToken">Ends the work when the host stops; it is then done again.</param>
    [Function(ActivityNames.Tool)]
    public Task<string> ToolAsync([ActivityTrigger] string envelope, CancellationToken cancellationToken) =>
        runner.RunAsync(ActivityNames.Tool, envelope, cancellationToken);

    /// <summary>Writes log entries.</summary>
    /// <param name="envelope">The envelope.</param>
    /// <param name="cancellationToken">Ends the work when the host stops; it is then done again.</param>
    [Function(ActivityNames.Flush)]
    public Task<string> FlushAsync([ActivityTrigger] string envelope, CancellationToken cancellationToken) =>
        runner.RunAsync(ActivityNames.Flush, envelope, cancellationToken);

    /// <summary>Starts a sub-run that may outlive a generation of its parent.</summary>
    /// <param name="envelope">The envelope.</param>
    /// <param name="client">The durable runtime.</param>
    /// <param name="cancellationToken">Ends the work when the host stops; it is then done again.</param>
    [Function(ActivityNames.StartChild)]
    public Task<string> StartChildAsync(
        [ActivityTrigger] string envelope, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(ActivityNames.StartChild, envelope, client, cancellationToken);

    /// <summary>Starts parts of a batch, or their runs.</summary>
    /// <param name="envelope">The envelope.</param>
    /// <param name="client">The durable runtime.</param>
    /// <param name="cancellationToken">Ends the work when the host stops; it is then done again.</param>
    [Function(BatchNames.Start)]
    public Task<string> BatchStartAsync(
        [ActivityTrigger] string envelope, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(BatchNames.Start, envelope, client, cancellationToken);

    /// <summary>Looks for runs of a batch that ended without a word.</summary>
    /// <param name="envelope">The envelope.</param>
    /// <param name="client">The durable runtime.</param>
    /// <param name="cancellationToken">Ends the work when the host stops; it is then done again.</param>
    [Function(BatchNames.Look)]
    public Task<string> BatchLookAsync(
        [ActivityTrigger] string envelope, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(BatchNames.Look, envelope, client, cancellationToken);

    /// <summary>Writes results of a batch.</summary>
    /// <param name="envelope">The envelope.</param>
    /// <param name="client">The durable runtime.</param>
    /// <param name="cancellationToken">Ends the work when the host stops; it is then done again.</param>
    [Function(BatchNames.Collect)]
    public Task<string> BatchCollectAsync(
        [ActivityTrigger] string envelope, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(BatchNames.Collect, envelope, client, cancellationToken);

    /// <summary>Calls back when a batch has ended.</summary>
    /// <param name="envelope">The envelope.</param>
    /// <param name="cancellationToken">Ends the work when the host stops; it is then done again.</param>
    [Function(BatchNames.CallBack)]
    public Task<string> BatchCallBackAsync([ActivityTrigger] string envelope, CancellationToken cancellationToken) =>
        runner.RunAsync(BatchNames.CallBack, envelope, cancellationToken);

    private Task<string> RunAsync(string name, string envelope, DurableTaskClient client, CancellationToken cancellationToken)
    {
        accessor.Use(client);
        return runner.RunAsync(name, envelope, cancellationToken);
    }
}
