using System.Collections.Immutable;
using System.Globalization;
using GenXai.Activities.Tools;
using GenXai.Hosting.Client;
using GenXai.Hosting.Triggers;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Loading;
using GenXai.Workflows.Validation;

namespace GenXai.Hosting.Catalog;

/// <summary>The workflows of a host by name: what is deployed, validated and started by callers.</summary>
public sealed class WorkflowRegistry
{
    private readonly IWorkflowCatalog _catalog;
    private readonly DefinitionCatalog _definitions;
    private readonly HostTools _tools;
    private readonly TimeProvider _time;

    /// <summary>Makes a registry.</summary>
    /// <param name="catalog">Names and versions.</param>
    /// <param name="definitions">Definitions by hash.</param>
    /// <param name="tools">The tools that the host has.</param>
    /// <param name="time">For the time of deployments.</param>
    public WorkflowRegistry(
        IWorkflowCatalog catalog, DefinitionCatalog definitions, HostTools tools, TimeProvider time)
    {
        _catalog = catalog;
        _definitions = definitions;
        _tools = tools;
        _time = time;
    }

    /// <summary>Reads files as a workflow would be deployed, and reports every fault; deploys nothing.</summary>
    /// <param name="files">The files.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ImmutableArray<Diagnostic>> ValidateAsync(SubmittedFiles files, CancellationToken cancellationToken = default)
    {
        var surroundings = await SurroundingsAsync(files, cancellationToken);
        var faults = new List<Diagnostic>();
        foreach (var main in files.Candidates())
        {
            faults.AddRange((await LoadAsync(main, surroundings, cancellationToken)).Diagnostics);
        }

        return [.. faults.Distinct()];
    }

    /// <summary>Deploys a workflow from files, unless it has an error.</summary>
    /// <param name="name">Its name, which its main file must say too.</param>
    /// <param name="files">The files.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="WorkflowClientException"><c>invalid_input</c>: it is not clear which file is meant.</exception>
    public async Task<Deployment> DeployAsync(string name, SubmittedFiles files, CancellationToken cancellationToken = default)
    {
        var main = files.MainOf(name);
        var surroundings = await SurroundingsAsync(files, cancellationToken);
        var loaded = await LoadAsync(main, surroundings, cancellationToken);
        if (loaded.Program is not { } program)
        {
            return new Deployment(null, null, IsNewName: false, loaded.Diagnostics);
        }

        var workflow = program.Workflows[program.Main];
        if (!string.Equals(workflow.Name, name, StringComparison.Ordinal))
        {
            var fault = new Diagnostic(
                DiagnosticSeverity.Error,
                DiagnosticCodes.BadName,
                $"the workflow's name is '{workflow.Name}', but it is to be deployed as '{name}'; both must be the same",
                workflow.Location);
            return new Deployment(null, null, IsNewName: false, [fault, .. loaded.Diagnostics]);
        }

        var isNew = (await _catalog.VersionsAsync(name, cancellationToken)).Count == 0;
        return new Deployment(program, await DeployAsync(program, cancellationToken), isNew, loaded.Diagnostics);
    }

    /// <summary>Deploys a workflow that was loaded already, under its own name.</summary>
    /// <param name="program">The workflow.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<WorkflowVersion> DeployAsync(WorkflowProgram program, CancellationToken cancellationToken = default)
    {
        // The definition first: a name never leads to a hash that is not there.
        await _definitions.AddAsync(program, cancellationToken);
        return await _catalog.AddAsync(
            program.Workflows[program.Main].Name, program.Bundle.Hash, _time.GetUtcNow(), cancellationToken);
    }

    /// <summary>A deployed workflow.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="number">The version's number; null: the newest.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="WorkflowClientException"><c>definition_not_found</c>.</exception>
    public async Task<(WorkflowVersion Version, WorkflowProgram Program)> GetAsync(
        string name, int? number = null, CancellationToken cancellationToken = default)
    {
        var versions = await VersionsAsync(name, cancellationToken);
        var version = number is null ? versions[0] : versions.FirstOrDefault(each => each.Number == number);
        if (version is null)
        {
            var numbers = string.Join(", ", versions.Select(each => each.Number.ToString(CultureInfo.InvariantCulture)));
            throw new WorkflowClientException(
                ErrorCodes.DefinitionNotFound,
                string.Create(CultureInfo.InvariantCulture, $"workflow '{name}' has no version {number}; there are {numbers}"));
        }

        return (version, _definitions.Get(version.Definition));
    }

    /// <summary>The versions of a workflow, newest first.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="WorkflowClientException"><c>definition_not_found</c>.</exception>
    public async Task<IReadOnlyList<WorkflowVersion>> VersionsAsync(string name, CancellationToken cancellationToken = default)
    {
        var versions = await _catalog.VersionsAsync(name, cancellationToken);
        return versions.Count > 0 ? versions : throw NoSuchWorkflow(name);
    }

    /// <summary>The newest version of every workflow, with its definition.</summary>
    /// <param name="cancellationToken">Ends the read.</param>
    public async Task<IReadOnlyList<(WorkflowVersion Version, WorkflowProgram Program)>> ListAsync(CancellationToken cancellationToken = default) =>
        [.. (await _catalog.ListAsync(cancellationToken)).Select(version => (version, _definitions.Get(version.Definition)))];

    /// <summary>Takes a workflow out of the catalogue; its runs go on.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="WorkflowClientException"><c>definition_not_found</c>.</exception>
    public async Task RemoveAsync(string name, CancellationToken cancellationToken = default)
    {
        if (!await _catalog.RemoveAsync(name, _time.GetUtcNow(), cancellationToken))
        {
            throw NoSuchWorkflow(name);
        }
    }

    private Task<LoadResult> LoadAsync(
        string main, (MemoryDefinitionFiles Files, LoadOptions Options) surroundings, CancellationToken cancellationToken) =>
        _tools.LoadAsync(options => TriggerCheck.Of(WorkflowLoader.Load(main, surroundings.Files, options)), surroundings.Options, cancellationToken);

    private static WorkflowClientException NoSuchWorkflow(string name) =>
        new(ErrorCodes.DefinitionNotFound, $"no workflow '{name}' is deployed here; GET /api/workflows lists those that are");

    // What is deployed may be called by name, but for what the caller sends: that is meant, not what stands there now.
    private async Task<(MemoryDefinitionFiles Files, LoadOptions Options)> SurroundingsAsync(
        SubmittedFiles files, CancellationToken cancellationToken)
    {
        var sent = files.Names().ToHashSet(StringComparer.Ordinal);
        var bundles = new List<KeyValuePair<string, WorkflowBundle>>();
        var catalog = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var version in await _catalog.ListAsync(cancellationToken))
        {
            if (!sent.Contains(version.Name))
            {
                var bundle = _definitions.Get(version.Definition).Bundle;
                var folder = string.Create(CultureInfo.InvariantCulture, $".catalog/{bundles.Count}");
                bundles.Add(KeyValuePair.Create(folder, bundle));
                catalog[version.Name] = $"{folder}/{bundle.Main}";
            }
        }

        var options = new LoadOptions { Catalog = catalog.ToImmutable() };
        return (MemoryDefinitionFiles.Of(files.Files, bundles), options);
    }
}
