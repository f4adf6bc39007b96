using GenXai.Functions.Adapters;
using GenXai.Hosting.Azure.Durable;
using GenXai.Hosting.Azure.Encryption;
using Microsoft.Azure.Functions.Worker;

namespace GenXai.Functions.Triggers;

/// <summary>All durable entities.</summary>
/// <param name="reducers">The reducers.</param>
/// <param name="time">The time of operations.</param>
/// <param name="seal">Seals states, inputs and answers.</param>
public sealed class ReducerFunction(ReducerSet reducers, TimeProvider time, DurableSeal seal)
{
    /// <summary>Applies the operations that have come.</summary>
    /// <param name="dispatcher">The durable runtime's batch of operations.</param>
    [Function(ReducerSet.EntityName)]
    public Task RunAsync([EntityTrigger(EntityName = ReducerSet.EntityName)] TaskEntityDispatcher dispatcher) =>
        dispatcher.DispatchAsync(new ReducerEntity(reducers, time, seal));
}
