namespace GenXai.Hosting.Payloads;

/// <summary>Where the bytes of payloads lie: files, blobs, memory. Names are free of anything but letters, digits, <c>-_.</c>.</summary>
public interface IPayloadBlobs
{
    /// <summary>Whether there is one of that name.</summary>
    /// <param name="rootId">The root run.</param>
    /// <param name="name">The name in the run.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    Task<bool> ExistsAsync(string rootId, string name, CancellationToken cancellationToken);

    /// <summary>Writes one. It appears whole, when <paramref name="write"/> has ended well, or not at all; one that is there already stays.</summary>
    /// <param name="rootId">The root run.</param>
    /// <param name="name">The name in the run.</param>
    /// <param name="write">Writes the bytes.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    Task WriteAsync(string rootId, string name, Func<Stream, Task> write, CancellationToken cancellationToken);

    /// <summary>Opens one; null when there is none.</summary>
    /// <param name="rootId">The root run.</param>
    /// <param name="name">The name in the run.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    Task<Stream?> FindAsync(string rootId, string name, CancellationToken cancellationToken);

    /// <summary>The names that a run has, in any order.</summary>
    /// <param name="rootId">The root run.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    Task<IReadOnlyList<string>> ListAsync(string rootId, CancellationToken cancellationToken);

    /// <summary>Deletes all that a run has.</summary>
    /// <param name="rootId">The root run.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    Task DeleteAsync(string rootId, CancellationToken cancellationToken);
}
