using System.Text.Json;
using GenXai.Workflows.Flows.Functions.Plans;

namespace GenXai.Workflows.Flows.Functions.Supervisions;

/// <summary>What the function <c>conclude</c> takes.</summary>
internal sealed record ConcludeArguments(
    Criteria Criteria,
    Aggregate Aggregate,
    Supervision Supervision,
    Collected Collected,
    int Rounds,
    int Max,
    bool Fails,
    JsonElement? Escalation = null);
