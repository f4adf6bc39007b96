namespace GenXai.Workflows.Definitions.Reading;

/// <summary>A mention of another workflow.</summary>
/// <param name="Text">The path or name as authored.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record WorkflowReference(string Text, SourceLocation Location);
