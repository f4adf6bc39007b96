using GenXai.Functions.Adapters;
using GenXai.Hosting.Retention;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GenXai.Functions.Triggers;

/// <summary>Purges runs and batches that ended long ago; every hour, on one instance of the app.</summary>
/// <param name="sweeper">Purges.</param>
/// <param name="accessor">Keeps the client.</param>
public sealed class RetentionFunction(RetentionSweeper sweeper, DurableClientAccessor accessor)
{
    /// <summary>Looks once.</summary>
    /// <param name="timer">When it is due.</param>
    /// <param name="client">The durable runtime.</param>
    /// <param name="cancellationToken">Ends the work when the host stops; the next hour goes on.</param>
    [Function("retention")]
    public Task RunAsync(
        [TimerTrigger("0 30 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        accessor.Use(client);
        return sweeper.SweepAsync(cancellationToken);
    }
}
