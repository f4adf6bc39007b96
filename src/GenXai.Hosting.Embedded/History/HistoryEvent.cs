using System.Text.Json.Serialization;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Embedded.History;

/// <summary>Something that happened to an instance: a message in its inbox, then a line of its history.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Sequence">The number of the action that it answers; zero where there is none.</param>
/// <param name="Name">The event's name; only for raised events.</param>
/// <param name="Value">The result or payload, serialised.</param>
/// <param name="Failure">Why the call failed.</param>
/// <param name="Generation">The generation that it is meant for; answers to an older one are dropped.</param>
internal sealed record HistoryEvent(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] HistoryEventKind Kind,
    int Sequence = 0,
    string? Name = null,
    string? Value = null,
    FailureDetails? Failure = null,
    int Generation = 0)
{
    public static readonly HistoryEvent Start = new(HistoryEventKind.Started);

    public static HistoryEvent Answer(HistoryEventKind kind, int generation, int sequence, CallResult result) =>
        new(kind, sequence, null, result.Value, result.Failure, generation);

    public static HistoryEvent Raised(string name, string payload) =>
        new(HistoryEventKind.EventRaised, 0, name, payload);
}
