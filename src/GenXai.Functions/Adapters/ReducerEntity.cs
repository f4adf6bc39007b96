using GenXai.Hosting.Azure.Durable;
using GenXai.Hosting.Azure.Envelopes;
using Microsoft.DurableTask.Entities;

namespace GenXai.Functions.Adapters;

/// <summary>All reducers as one entity; failures travel as values.</summary>
internal sealed class ReducerEntity(ReducerSet reducers, TimeProvider time) : ITaskEntity
{
    public ValueTask<object?> RunAsync(TaskEntityOperation operation)
    {
        var state = operation.State.GetState<string>();
        var input = operation.HasInput ? operation.GetInput<string>() : null;
        var outcome = reducers.Apply(operation.Context.Id.Key, state, operation.Name, input, time.GetUtcNow());
        if (!outcome.Result.Failed)
        {
            operation.State.SetState(outcome.State);
        }

        return ValueTask.FromResult<object?>(ResultEnvelope.Pack(outcome.Result));
    }
}
