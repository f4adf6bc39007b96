using DurableTask.Core.Entities;
using DurableTask.Core.Entities.OperationFormat;

namespace GenXai.Functions.Tests.Hosts;

/// <summary>Upstream's shim of an entity is made for one id, and known only when its operations come.</summary>
internal sealed class AnyEntity(Func<EntityId, TaskEntity> create) : TaskEntity
{
    public override Task<EntityBatchResult> ExecuteOperationBatchAsync(EntityBatchRequest operations) =>
        create(EntityId.FromString(operations.InstanceId ?? "")).ExecuteOperationBatchAsync(operations);
}
