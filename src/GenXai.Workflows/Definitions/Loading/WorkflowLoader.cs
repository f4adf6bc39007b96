using GenXai.Workflows.Validation;

namespace GenXai.Workflows.Definitions.Loading;

/// <summary>
/// Loads workflows: the file, its agents and its sub-workflows, each read once. All faults of all files are reported
/// together; nothing but misuse of this class throws.
/// </summary>
public static class WorkflowLoader
{
    /// <summary>Loads a workflow file and all that it refers to.</summary>
    /// <param name="path">The file, absolute or relative to the working directory.</param>
    /// <param name="files">Where files are read.</param>
    /// <param name="options">What the surroundings offer.</param>
    public static LoadResult Load(string path, IDefinitionFiles files, LoadOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        var locator = new FileLocator(files, options, !DefinitionPath.IsRooted(path));
        var main = locator.Open(path, path);
        if (main.Source is { } source)
        {
            return Run(new LoadSession(locator, options), source);
        }

        var fault = new Diagnostic(
            DiagnosticSeverity.Error,
            DiagnosticCodes.UnknownWorkflow,
            // What was read and cannot be used says itself how to mend it.
            main.Failure + (main.Failure?.Contains(';', StringComparison.Ordinal) == true ? "" : "; name a workflow file that exists and may be read"),
            new SourceLocation(path, 1, 1));
        return new LoadResult(null, [fault]);
    }

    /// <summary>Loads a workflow that stands inside another file, and all that it refers to.</summary>
    /// <param name="definition">The workflow.</param>
    /// <param name="files">Where files are read.</param>
    /// <param name="options">What the surroundings offer.</param>
    public static LoadResult Load(InlineDefinition definition, IDefinitionFiles files, LoadOptions options)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        var locator = new FileLocator(files, options, !DefinitionPath.IsRooted(definition.BasePath));
        var source = FileLocator.FromInline(definition, DefinitionPath.Combine("", files.WorkingDirectory));
        return Run(new LoadSession(locator, options), source with { Key = "main" });
    }

    /// <summary>Reads a bundle again: no file, no catalogue and no list of tools takes part.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <returns>The program, with this bundle.</returns>
    /// <exception cref="InvalidDataException">The texts do not fit the hash, or are no valid workflow any more.</exception>
    public static WorkflowProgram FromBundle(WorkflowBundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var hash = BundleHash.Compute(bundle.Files);
        if (!string.Equals(hash, bundle.Hash, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"The bundle of '{bundle.Main}' is damaged: its texts have the hash {hash}, but {bundle.Hash} was recorded. Deploy the workflow again.");
        }

        var locator = new BundleLocator(bundle);
        var main = locator.Open(bundle.Main);
        if (main.Source is not { } source)
        {
            throw new InvalidDataException(main.Failure);
        }

        var session = new LoadSession(locator, LoadOptions.Default);
        session.Load(source);
        return session.Diagnostics.HasErrors
            ? throw new InvalidDataException($"The bundle of '{bundle.Main}' cannot be read: {string.Join(" | ", session.Diagnostics.ToSortedArray().Where(each => each.Severity == DiagnosticSeverity.Error))}")
            : BundleBuilder.Rebuild(session.Workflows, bundle);
    }

    private static LoadResult Run(LoadSession session, DefinitionSource main)
    {
        session.Load(main);
        var program = session.Diagnostics.HasErrors ? null : BundleBuilder.Build(session.Workflows);
        return new LoadResult(program, session.Diagnostics.ToSortedArray());
    }
}
