namespace GenXai.Workflows.Validation;

/// <summary>How bad a fault is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>The definition runs.</summary>
    Warning,

    /// <summary>The definition is refused.</summary>
    Error,
}
