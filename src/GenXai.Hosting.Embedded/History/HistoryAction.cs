using System.Text.Json.Serialization;
using GenXai.Workflows.Contracts.Log;

namespace GenXai.Hosting.Embedded.History;

/// <summary>Something that an orchestrator asked for. Replay compares kind, sequence and name, never inputs.</summary>
/// <param name="Kind">What was asked for.</param>
/// <param name="Sequence">Its number in the generation, from 1; a cancelled timer keeps its own.</param>
/// <param name="Name">The activity, orchestrator, event or entity operation.</param>
/// <param name="Input">The input or payload, serialised.</param>
/// <param name="Target">The receiving instance, the sub-orchestration's id or the entity's key.</param>
/// <param name="Extra">The orchestrator's version, or the entity's kind.</param>
/// <param name="FireAt">When a timer fires, UTC.</param>
internal sealed record HistoryAction(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] HistoryActionKind Kind,
    int Sequence,
    string? Name = null,
    string? Input = null,
    string? Target = null,
    string? Extra = null,
    DateTimeOffset? FireAt = null)
{
    /// <summary>Log entries that ride along with an activity; they have a table of their own.</summary>
    [JsonIgnore]
    public IReadOnlyList<LogEntry> Entries { get; init; } = [];
}
