using Microsoft.DurableTask.Entities;

namespace GenXai.Functions.Declared.Tests.Fakes;

internal sealed class FakeState : TaskEntityState
{
    public object? Value { get; private set; }

    public override bool HasState => Value is not null;

    public override object? GetState(Type type) => Value;

    public override void SetState(object? state) => Value = state;
}
