using GenXai.Hosting.Azure.Durable;
using GenXai.Hosting.Azure.Encryption;
using GenXai.Hosting.Azure.Envelopes;
using Microsoft.DurableTask.Entities;

namespace GenXai.Functions.Adapters;

/// <summary>All reducers as one entity; failures travel as values.</summary>
internal sealed class ReducerEntity(ReducerSet reducers, TimeProvider time, DurableSeal seal) : ITaskEntity
{
    public ValueTask<object?> RunAsync(TaskEntityOperation operation)
    {
        var key = operation.Context.Id.Key;
        var state = seal.OpenEntity(key, "state", operation.State.GetState<string>());
        var input = seal.OpenEntity(key, "input", operation.HasInput ? operation.GetInput<string>() : null);
        var outcome = reducers.Apply(key, state, operation.Name, input, time.GetUtcNow());
        if (!outcome.Result.Failed)
        {
            operation.State.SetState(seal.SealEntity(key, "state", outcome.State));
        }

        return ValueTask.FromResult<object?>(seal.SealEntity(key, "answer", ResultEnvelope.Pack(outcome.Result)));
    }
}
