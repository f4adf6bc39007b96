using GenXai.Workflows.Validation;

namespace GenXai.Workflows.Definitions.Loading;

/// <summary>Finds what references in a source lead to.</summary>
internal interface ISourceLocator
{
    Resolution FindWorkflow(DefinitionSource from, string reference, DiagnosticBag diagnostics);

    Resolution FindAgents(DefinitionSource from, string reference);
}
