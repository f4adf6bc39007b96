namespace GenXai.Workflows.Definitions.Reading;

/// <summary>A key as it was found.</summary>
/// <param name="Name">The name it was written with, an alias perhaps.</param>
/// <param name="KeyLocation">Where the key stands.</param>
/// <param name="Value">The value.</param>
internal sealed record ReadEntry(string Name, SourceLocation KeyLocation, ReadValue Value);
