namespace GenXai.Activities.Memory.Records;

/// <summary>A fact.</summary>
/// <param name="Entities">What it is about, in lower case.</param>
/// <param name="Confidence">How sure it is, 0 to 1; rises when it is said again.</param>
public sealed record Fact(IReadOnlyList<string> Entities, double Confidence) : MemoryDetails;
