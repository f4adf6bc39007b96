using GenXai.Cli.WorkflowTests.Model;
using GenXai.Workflows.Validation;

namespace GenXai.Cli.WorkflowTests.Checks;

/// <summary>Checks what validation reports: all error codes, as a set; a warning counts only where it is listed.</summary>
internal static class DiagnosticChecks
{
    public static IEnumerable<TestFailure> Of(RunExpectation expect, IReadOnlyCollection<Diagnostic> faults)
    {
        if (expect.Diagnostics is { } codes)
        {
            var expected = new SortedSet<string>(codes, StringComparer.Ordinal);
            var actual = new SortedSet<string>(
                faults.Where(fault => fault.Severity == DiagnosticSeverity.Error || expected.Contains(fault.Code)).Select(fault => fault.Code),
                StringComparer.Ordinal);
            if (!expected.SetEquals(actual))
            {
                yield return new TestFailure("diagnostics", $"[{string.Join(", ", expected)}]", $"[{string.Join(", ", actual)}]{Details(faults)}");
            }
        }

        var refused = faults.Any(fault => fault.Severity == DiagnosticSeverity.Error);
        if (refused && expect.Status is { } status && !expect.IsInvalid)
        {
            yield return new TestFailure("status", status, $"invalid{Details(faults)}");
        }
        else if (refused && expect is { Status: null, Diagnostics: null })
        {
            yield return new TestFailure("definition", "one that is accepted", $"invalid{Details(faults)}");
        }
        else if (!refused && expect.IsInvalid)
        {
            yield return new TestFailure("status", "invalid", "the definition is accepted");
        }
    }

    private static string Details(IEnumerable<Diagnostic> faults) => string.Concat(faults.Select(fault => $"\n{fault}"));
}
