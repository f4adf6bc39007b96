// Declared, not implemented. Read from microsoft/durabletask-dotnet: src/Abstractions/Entities/TaskEntity.cs
namespace Microsoft.DurableTask.Entities;

public interface ITaskEntity
{
    ValueTask<object?> RunAsync(TaskEntityOperation operation);
}
