namespace GenXai.Workflows.Contracts.Payloads;

/// <summary>A part of a stored value.</summary>
/// <param name="Name">The key, or the index as it is written in paths.</param>
/// <param name="Outline">What is known of it.</param>
public sealed record PayloadField(string Name, PayloadOutline Outline);
