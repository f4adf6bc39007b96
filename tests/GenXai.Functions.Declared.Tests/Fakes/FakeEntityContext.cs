using Microsoft.DurableTask.Entities;

namespace GenXai.Functions.Declared.Tests.Fakes;

internal sealed class FakeEntityContext(EntityInstanceId id) : TaskEntityContext
{
    public override EntityInstanceId Id => id;
}
