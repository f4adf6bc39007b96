namespace GenXai.Workflows.Definitions;

/// <summary>A place in a file of the bundle.</summary>
/// <param name="File">The file, as the user named it; null where there is none.</param>
/// <param name="Line">The line, from 1; 0 where unknown.</param>
/// <param name="Column">The column in characters, from 1; 0 where unknown.</param>
public readonly record struct SourceLocation(string? File, int Line, int Column)
{
    /// <inheritdoc />
    public override string ToString() => $"{File}:{Line}:{Column}";
}
