using GenXai.Workflows.Orchestration;

namespace GenXai.Functions.Declared.Tests.Fakes;

internal sealed class AppendReducer : IEntityReducer
{
    public string Name => "append";

    public EntityOutcome Apply(string? state, string operation, string? input, DateTimeOffset now) => operation switch
    {
        "add" => new EntityOutcome(state + input, CallResult.Success(state + input)),
        "delete" => new EntityOutcome(null, CallResult.Success(null)),
        _ => throw new NotSupportedException(operation),
    };
}
