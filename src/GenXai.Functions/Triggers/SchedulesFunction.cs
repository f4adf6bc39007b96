using GenXai.Functions.Adapters;
using GenXai.Hosting.Triggers.Schedules;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GenXai.Functions.Triggers;

/// <summary>Starts the runs that schedules ask for; every minute, on one instance of the app.</summary>
/// <param name="schedules">The schedules.</param>
/// <param name="accessor">Keeps the client.</param>
public sealed class SchedulesFunction(ScheduleRunner schedules, DurableClientAccessor accessor)
{
    /// <summary>Looks once.</summary>
    /// <param name="timer">When it is due.</param>
    /// <param name="client">The durable runtime.</param>
    /// <param name="cancellationToken">Ends the work when the host stops; the next look goes on.</param>
    [Function("schedules")]
    public Task RunAsync(
        [TimerTrigger("0 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        accessor.Use(client);
        return schedules.FireAsync(cancellationToken);
    }
}
