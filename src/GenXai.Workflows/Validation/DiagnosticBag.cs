using System.Collections.Immutable;
using GenXai.Workflows.Definitions;

namespace GenXai.Workflows.Validation;

/// <summary>Gathers faults, so that all of them are reported at once.</summary>
public sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>Whether an error was reported; warnings do not count.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>How many errors and warnings there are.</summary>
    public int Count => _diagnostics.Count;

    /// <summary>Names still compared for "did you mean": bounds the work for files with very many faults.</summary>
    internal int SuggestionBudget { get; set; } = 500_000;

    /// <summary>Reports an error.</summary>
    /// <param name="code">One of <see cref="DiagnosticCodes"/>.</param>
    /// <param name="location">Where.</param>
    /// <param name="message">What is wrong, what was expected, how to mend it.</param>
    public void Error(string code, SourceLocation location, string message) =>
        Add(new Diagnostic(DiagnosticSeverity.Error, code, message, location));

    /// <summary>Reports a warning.</summary>
    /// <param name="code">One of <see cref="DiagnosticCodes"/>.</param>
    /// <param name="location">Where.</param>
    /// <param name="message">What is odd, and how to mend it.</param>
    public void Warning(string code, SourceLocation location, string message) =>
        Add(new Diagnostic(DiagnosticSeverity.Warning, code, message, location));

    /// <summary>Adds a fault.</summary>
    /// <param name="diagnostic">The fault.</param>
    public void Add(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        HasErrors |= diagnostic.Severity == DiagnosticSeverity.Error;
        _diagnostics.Add(diagnostic);
    }

    /// <summary>All faults: by file in the order in which files were met, then by position.</summary>
    public ImmutableArray<Diagnostic> ToSortedArray()
    {
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var diagnostic in _diagnostics)
        {
            order.TryAdd(diagnostic.Location.File ?? "", order.Count);
        }

        return
        [
            .. _diagnostics
                .OrderBy(d => order[d.Location.File ?? ""])
                .ThenBy(d => d.Location.Line)
                .ThenBy(d => d.Location.Column),
        ];
    }
}
