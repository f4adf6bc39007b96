// Declared, not implemented. Read from microsoft/durabletask-dotnet: src/Abstractions/TaskRetryOptions.cs
namespace Microsoft.DurableTask;

public sealed class TaskRetryOptions
{
    public TaskRetryOptions(RetryPolicy policy) => Policy = policy;

    public RetryPolicy? Policy { get; }
}
