// Declared, not implemented. Read from Azure/azure-functions-durable-extension: src/Worker.Extensions.DurableTask/ActivityTriggerAttribute.cs (without its input converter)
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ActivityTriggerAttribute : TriggerBindingAttribute
{
    public string? Activity { get; set; }
}
