using GenXai.Hosting.Client;

namespace GenXai.Hosting.Batches;

/// <summary>
/// The files of batches: items and results in parts, written once, and what senders put there to refer to. Names are
/// relative paths with forward slashes. A store that cannot be used is a <see cref="StorageException"/>.
/// </summary>
public interface IBatchFiles
{
    /// <summary>Writes a file, whole or not at all, unless one of that name is there.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">What stands in it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default);

    /// <summary>Opens a file to be read.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null when there is none.</returns>
    Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Deletes all files whose names begin so.</summary>
    /// <param name="folder">The beginning, with a slash at the end.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task DeleteAsync(string folder, CancellationToken cancellationToken = default);
}
