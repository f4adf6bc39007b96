namespace GenXai.Hosting.Catalog;

/// <summary>Definitions by their content hash: what a run is pinned to. A definition never changes.</summary>
public interface IDefinitionStore
{
    /// <summary>Keeps a bundle; does nothing when the hash is known.</summary>
    /// <param name="hash">The content hash, such as <c>sha256:…</c>.</param>
    /// <param name="bundle">The bundle, serialised.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task PutAsync(string hash, string bundle, CancellationToken cancellationToken = default);

    /// <summary>Gives a bundle; orchestrations call it, so it is synchronous and always gives the same.</summary>
    /// <param name="hash">The content hash.</param>
    /// <returns>Null when the hash is unknown.</returns>
    string? Find(string hash);
}
