namespace GenXai.Workflows.Definitions;

/// <summary>What came of reading a file.</summary>
/// <param name="Text">Its text; null when it could not be read.</param>
/// <param name="Exists">Whether there is such a file.</param>
/// <param name="Error">Why it could not be read, for people; null when it could or does not exist.</param>
public readonly record struct DefinitionFile(string? Text, bool Exists, string? Error);
