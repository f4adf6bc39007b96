namespace GenXai.Activities.Memory.Records;

/// <summary>One turn of an agent.</summary>
/// <param name="Task">What it was asked.</param>
/// <param name="Reply">What it answered.</param>
public sealed record Turn(string Task, string Reply) : MemoryDetails;
