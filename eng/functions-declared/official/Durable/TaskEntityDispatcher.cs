// Declared, not implemented. Read from Azure/azure-functions-durable-extension: src/Worker.Extensions.DurableTask/TaskEntityDispatcher.cs
using Microsoft.DurableTask.Entities;

namespace Microsoft.Azure.Functions.Worker;

public sealed class TaskEntityDispatcher
{
    internal TaskEntityDispatcher()
    {
    }

    public Task DispatchAsync(ITaskEntity entity) => throw new NotSupportedException();
}
