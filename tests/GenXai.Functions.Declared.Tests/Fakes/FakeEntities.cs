using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace GenXai.Functions.Declared.Tests.Fakes;

/// <summary>Entities that answer by a reducer's envelope, or fail.</summary>
internal sealed class FakeEntities : TaskOrchestrationEntityFeature
{
    public List<string> Calls { get; } = [];

    public string? Answer { get; set; }

    public override Task<TResult> CallEntityAsync<TResult>(
        EntityInstanceId id, string operationName, object? input = null, CallEntityOptions? options = null)
    {
        Calls.Add($"call {id.Name} {id.Key} {operationName} {input}");
        return Answer is null
            ? throw new EntityOperationFailedException(id, operationName, new TaskFailureDetails("Some.Where.Bad", "no", null, null, null))
            : Task.FromResult((TResult)(object)Answer);
    }

    public override Task SignalEntityAsync(
        EntityInstanceId id, string operationName, object? input = null, SignalEntityOptions? options = null)
    {
        Calls.Add($"signal {id.Name} {id.Key} {operationName} {input}");
        return Task.CompletedTask;
    }
}
