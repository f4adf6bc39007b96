namespace GenXai.Activities.Memory.Records;

/// <summary>What an agent did, and how that went.</summary>
/// <param name="Task">What it was asked.</param>
/// <param name="Actions">The tools that it called, in order.</param>
/// <param name="Outcome">What it answered, or why it failed.</param>
/// <param name="DurationMs">How long its calls took, in milliseconds.</param>
/// <param name="Success">Whether it answered.</param>
/// <param name="IsGeneralised">Whether a fact was made of it and its like.</param>
public sealed record Episode(
    string Task, IReadOnlyList<string> Actions, string Outcome, double DurationMs, bool Success, bool IsGeneralised = false) : MemoryDetails;
