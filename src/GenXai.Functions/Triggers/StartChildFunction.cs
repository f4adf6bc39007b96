using GenXai.Functions.Adapters;
using GenXai.Hosting.Azure.Envelopes;
using GenXai.Workflows.Contracts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GenXai.Functions.Triggers;

/// <summary>Starts a sub-run that may outlive a generation of its parent.</summary>
/// <param name="runner">Runs activities.</param>
/// <param name="accessor">Keeps the client.</param>
public sealed class StartChildFunction(ActivityRunner runner, DurableClientAccessor accessor)
{
    /// <summary>Runs the activity.</summary>
    /// <param name="envelope">Who calls, log entries and payload.</param>
    /// <param name="client">The durable runtime.</param>
    /// <param name="cancellationToken">Ends the work when the host stops; it is then done again.</param>
    /// <returns>The result, also of a failure.</returns>
    [Function(ActivityNames.StartChild)]
    public Task<string> RunAsync(
        [ActivityTrigger] string envelope, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        accessor.Use(client);
        return runner.RunAsync(ActivityNames.StartChild, envelope, cancellationToken);
    }
}
