// Declared, not implemented. Read from Azure/azure-functions-dotnet-worker: extensions/Worker.Extensions.Storage.Queues/src/QueueTriggerAttribute.cs (its input converters bind a QueueMessage of Azure.Storage.Queues)
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

public sealed class QueueTriggerAttribute : TriggerBindingAttribute
{
    private readonly string _queueName;

    public QueueTriggerAttribute(string queueName) => _queueName = queueName;

    public string QueueName => _queueName;

    public string? Connection { get; set; }
}
