namespace GenXai.Workflows.Interpreter.Scheduling;

/// <summary>How an edge was decided.</summary>
/// <param name="Taken">Whether it is taken.</param>
/// <param name="Tested">Whether its condition was tested; otherwise it fell away.</param>
/// <param name="Notes">Comparisons that could not be made.</param>
internal readonly record struct EdgeTest(bool Taken, bool Tested, IReadOnlyList<string>? Notes);
