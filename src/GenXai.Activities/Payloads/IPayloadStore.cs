using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Payloads;

namespace GenXai.Activities.Payloads;

/// <summary>
/// Values that are too large for history, by run and content. An id is made of the content, so that writing one
/// again changes nothing. Failures of the store itself are the store's own exceptions.
/// </summary>
public interface IPayloadStore
{
    /// <summary>Values of more bytes of UTF-8 are put here.</summary>
    int InlineBytes => PayloadReference.InlineBytes;

    /// <summary>Of so many paths at most a reference notes what is there; what is beyond is fetched when it is read.</summary>
    int NotedPaths => PayloadReads.MaxPaths;

    /// <summary>Keeps a value under a root run; does nothing when it is there. Others see all of it or nothing.</summary>
    /// <param name="rootId">The root run.</param>
    /// <param name="payloadId">SHA-256 of the content, 64 hexadecimal digits.</param>
    /// <param name="content">UTF-8 JSON, read to its end.</param>
    /// <param name="cancellationToken">Ends the work; nothing is kept then.</param>
    Task WriteAsync(string rootId, string payloadId, Stream content, CancellationToken cancellationToken = default);

    /// <summary>Opens a value for reading.</summary>
    /// <param name="rootId">The root run.</param>
    /// <param name="payloadId">The value's id.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <returns>UTF-8 JSON; to be disposed.</returns>
    /// <exception cref="PayloadNotFoundException">The run has no such value.</exception>
    Task<Stream> OpenAsync(string rootId, string payloadId, CancellationToken cancellationToken = default);

    /// <summary>Gives all values of one root run to another too: for a fork. Doing it again changes nothing.</summary>
    /// <param name="fromRootId">The run that has them.</param>
    /// <param name="toRootId">The run that gets them.</param>
    /// <param name="cancellationToken">Ends the work; what was copied stays.</param>
    Task CopyAsync(string fromRootId, string toRootId, CancellationToken cancellationToken = default);

    /// <summary>Deletes all values of a root run; none is no fault.</summary>
    /// <param name="rootId">The root run.</param>
    /// <param name="cancellationToken">Ends the work; doing it again goes on.</param>
    Task PurgeAsync(string rootId, CancellationToken cancellationToken = default);
}
