using GenXai.Hosting.Client;

namespace GenXai.Hosting.Catalog;

/// <summary>
/// Names of workflows and the versions deployed under them. A version never changes and its number is never used
/// again; the newest one is what new runs get. A store that cannot be used is a <see cref="StorageException"/>.
/// </summary>
public interface IWorkflowCatalog
{
    /// <summary>Deploys a version, unless it is the newest one already.</summary>
    /// <param name="name">The workflow's name.</param>
    /// <param name="definition">The bundle's hash; the bundle is in the store of definitions.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Ends the wait, not the deployment.</param>
    /// <returns>The version that is the newest now.</returns>
    Task<WorkflowVersion> AddAsync(
        string name, string definition, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>The versions of a name, newest first; empty when nothing is deployed under it.</summary>
    /// <param name="name">The workflow's name.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    Task<IReadOnlyList<WorkflowVersion>> VersionsAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>The newest version of every name, sorted ordinally by name.</summary>
    /// <param name="cancellationToken">Ends the read.</param>
    Task<IReadOnlyList<WorkflowVersion>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Takes a name out of the catalogue; runs go on with the definitions that they are pinned to.</summary>
    /// <param name="name">The workflow's name.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when nothing is deployed under it.</returns>
    Task<bool> RemoveAsync(string name, DateTimeOffset at, CancellationToken cancellationToken = default);
}
