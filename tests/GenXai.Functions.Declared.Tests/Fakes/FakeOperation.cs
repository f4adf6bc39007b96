using Microsoft.DurableTask.Entities;

namespace GenXai.Functions.Declared.Tests.Fakes;

internal sealed class FakeOperation(string key, string name, string? input, FakeState state) : TaskEntityOperation
{
    public override string Name => name;

    public override TaskEntityContext Context { get; } = new FakeEntityContext(new EntityInstanceId("reducer", key));

    public override TaskEntityState State => state;

    public override bool HasInput => input is not null;

    public override object? GetInput(Type inputType) => input;
}
