// Declared, not implemented. Read from microsoft/durabletask-dotnet: src/Abstractions/Entities/EntityOperationFailedException.cs
namespace Microsoft.DurableTask.Entities;

public sealed class EntityOperationFailedException : Exception
{
    public EntityOperationFailedException(EntityInstanceId entityId, string operationName, TaskFailureDetails failureDetails)
    {
        EntityId = entityId;
        OperationName = operationName;
        FailureDetails = failureDetails;
    }

    public EntityInstanceId EntityId { get; }

    public string OperationName { get; }

    public TaskFailureDetails FailureDetails { get; }
}
