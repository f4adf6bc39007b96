using System.Text.Json;

namespace GenXai.Workflows.Flows.Functions.Supervisions;

/// <summary>What an aggregator made of the results.</summary>
internal sealed record Aggregate(
    JsonElement Result, IReadOnlyList<CheckedResult> Checked, IReadOnlyList<ResolvedConflict> Conflicts, decimal Confidence);
