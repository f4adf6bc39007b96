// Declared, not implemented. Read from microsoft/durabletask-dotnet: src/Abstractions/Entities/TaskEntityContext.cs (without the members that the app does not use)
namespace Microsoft.DurableTask.Entities;

public abstract class TaskEntityContext
{
    public abstract EntityInstanceId Id { get; }
}
