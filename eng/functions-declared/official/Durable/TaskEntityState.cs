// Declared, not implemented. Read from microsoft/durabletask-dotnet: src/Abstractions/Entities/TaskEntityState.cs
namespace Microsoft.DurableTask.Entities;

public abstract class TaskEntityState
{
    public abstract bool HasState { get; }

    public virtual T? GetState<T>(T? defaultValue = default) => GetState(typeof(T)) is T state ? state : defaultValue;

    public abstract object? GetState(Type type);

    public abstract void SetState(object? state);
}
