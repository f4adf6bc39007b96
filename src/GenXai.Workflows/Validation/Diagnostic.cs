using GenXai.Workflows.Definitions;

namespace GenXai.Workflows.Validation;

/// <summary>One fault of a definition.</summary>
/// <param name="Severity">Error or warning.</param>
/// <param name="Code">One of <see cref="DiagnosticCodes"/>.</param>
/// <param name="Message">What is wrong, what was expected, how to mend it.</param>
/// <param name="Location">Where.</param>
public sealed record Diagnostic(DiagnosticSeverity Severity, string Code, string Message, SourceLocation Location)
{
    /// <summary><c>FILE:LINE:COL: severity code: message</c>.</summary>
    public override string ToString() =>
        $"{Location}: {(Severity == DiagnosticSeverity.Error ? "error" : "warning")} {Code}: {Message}";
}
