using System.Text.Json;

namespace GenXai.Workflows.Flows.Functions.Plans;

/// <summary>The results of all tasks.</summary>
/// <param name="Result">By task, what those gave that completed.</param>
/// <param name="Tasks">All tasks.</param>
/// <param name="Completed">How many completed.</param>
/// <param name="Failed">How many failed or were skipped.</param>
/// <param name="Workers">How many agents worked.</param>
/// <param name="Peak">The most that the pool held at once.</param>
internal sealed record Collected(
    OrderedDictionary<string, JsonElement> Result, IReadOnlyList<TaskResult> Tasks, int Completed, int Failed, int Workers, int Peak);
