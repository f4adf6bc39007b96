using System.Globalization;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Conformance;

/// <summary>Counts what is added to it.</summary>
internal sealed class CounterEntity : IEntityReducer
{
    public string Name => "counter";

    public EntityOutcome Apply(string? state, string operation, string? input, DateTimeOffset now)
    {
        var count = int.Parse(state ?? "0", CultureInfo.InvariantCulture);
        switch (operation)
        {
            case "add":
                count += int.Parse(input ?? "1", CultureInfo.InvariantCulture);
                var text = count.ToString(CultureInfo.InvariantCulture);
                return new EntityOutcome(text, CallResult.Success(text));
            case "get":
                return new EntityOutcome(state, CallResult.Success(count.ToString(CultureInfo.InvariantCulture)));
            case "delete":
                return new EntityOutcome(null, CallResult.Success(null));
            default:
                return new EntityOutcome(state, CallResult.Fail("unknown_operation", operation));
        }
    }
}
