namespace GenXai.Activities.Memory.Consolidation;

/// <summary>What a consolidation did.</summary>
/// <param name="Moved">Short-term memories that became long-term ones.</param>
/// <param name="Forgotten">Short-term memories that were forgotten.</param>
/// <param name="Kept">Short-term memories that stayed.</param>
/// <param name="Facts">Facts that were made of repeated episodes, or became surer.</param>
public sealed record ConsolidationReport(int Moved, int Forgotten, int Kept, int Facts);
