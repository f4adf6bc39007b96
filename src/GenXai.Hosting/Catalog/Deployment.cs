using System.Collections.Immutable;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Validation;

namespace GenXai.Hosting.Catalog;

/// <summary>What came of deploying a workflow.</summary>
/// <param name="Program">The program; null when it was refused.</param>
/// <param name="Version">The version; null when it was refused.</param>
/// <param name="IsNewName">Whether nothing was deployed under the name before.</param>
/// <param name="Diagnostics">All errors and warnings.</param>
public sealed record Deployment(
    WorkflowProgram? Program, WorkflowVersion? Version, bool IsNewName, ImmutableArray<Diagnostic> Diagnostics);
