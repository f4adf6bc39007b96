// Declared, not implemented. Read from Azure/azure-functions-durable-extension: src/Worker.Extensions.DurableTask/EntityTriggerAttribute.cs
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class EntityTriggerAttribute : TriggerBindingAttribute
{
    public string? EntityName { get; set; }
}
