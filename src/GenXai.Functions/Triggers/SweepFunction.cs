using GenXai.Functions.Adapters;
using GenXai.Hosting.Azure.Runs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace GenXai.Functions.Triggers;

/// <summary>Begins runs whose start a crash cut short; every minute, on one instance of the app.</summary>
/// <param name="sweeper">Sees starts through.</param>
/// <param name="accessor">Keeps the client.</param>
/// <param name="log">The log.</param>
public sealed class SweepFunction(RunSweeper sweeper, DurableClientAccessor accessor, ILogger<SweepFunction> log)
{
    /// <summary>Looks once.</summary>
    /// <param name="timer">When it is due.</param>
    /// <param name="client">The durable runtime.</param>
    /// <param name="cancellationToken">Ends the work when the host stops; the next look goes on.</param>
    [Function("sweep")]
    public async Task RunAsync(
        [TimerTrigger("0 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        accessor.Use(client);
        if (await sweeper.SweepAsync(cancellationToken) is > 0 and var count)
        {
            FunctionsLog.Swept(log, count);
        }
    }
}
