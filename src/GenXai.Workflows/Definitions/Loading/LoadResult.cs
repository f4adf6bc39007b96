using System.Collections.Immutable;
using GenXai.Workflows.Validation;

namespace GenXai.Workflows.Definitions.Loading;

/// <summary>What came of loading a workflow.</summary>
/// <param name="Program">The program; null when there is at least one error.</param>
/// <param name="Diagnostics">All errors and warnings, the main file's first, by position.</param>
public sealed record LoadResult(WorkflowProgram? Program, ImmutableArray<Diagnostic> Diagnostics);
