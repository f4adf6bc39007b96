using GenXai.Workflows.Validation;

namespace GenXai.Workflows.Definitions.Loading;

/// <summary>Finds references inside a bundle, as they were resolved when it was made.</summary>
internal sealed class BundleLocator(WorkflowBundle bundle) : ISourceLocator
{
    /// <summary>How an <c>agents_ref</c> is told from a workflow in the references.</summary>
    public const string AgentsPrefix = "agents_ref:";

    public static string Reference(string file, string reference) => $"{file}|{reference}";

    public Resolution FindWorkflow(DefinitionSource from, string reference, DiagnosticBag diagnostics) => Find(from, reference);

    public Resolution FindAgents(DefinitionSource from, string reference) => Find(from, AgentsPrefix + reference);

    public Resolution Open(string name) => bundle.Files.TryGetValue(name, out var text)
        ? Resolution.Found(new DefinitionSource(name, name, "", text))
        : Resolution.Missing($"the bundle has no file '{name}'; deploy the workflow again");

    private Resolution Find(DefinitionSource from, string reference) =>
        bundle.References.TryGetValue(Reference(from.Key, reference), out var name)
            ? Open(name)
            : Resolution.Missing($"the bundle does not say what '{reference}' in {from.Key} means; deploy the workflow again");
}
