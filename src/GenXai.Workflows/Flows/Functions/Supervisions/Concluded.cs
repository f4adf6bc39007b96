using System.Text.Json;
using GenXai.Workflows.Flows.Functions.Plans;

namespace GenXai.Workflows.Flows.Functions.Supervisions;

/// <summary>The result of CDW.</summary>
internal sealed record Concluded(
    JsonElement Result,
    bool Accepted,
    CdwMetadata Metadata,
    IReadOnlyList<string> SuccessCriteria,
    IReadOnlyList<string> Unmet,
    IReadOnlyList<ResolvedConflict> Conflicts,
    IReadOnlyList<TaskResult> Tasks,
    JsonElement? Escalation);
