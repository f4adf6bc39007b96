namespace GenXai.Activities.Memory.Consolidation;

/// <summary>The input of the consolidation's orchestration.</summary>
/// <param name="IntervalSeconds">How long to wait between two times, in seconds; null: once, and report.</param>
public sealed record ConsolidationInput(double? IntervalSeconds = null);
