using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using GenXai.Hosting.Azure.Storage;
using GenXai.Hosting.Payloads;

namespace GenXai.Hosting.Azure.Payloads;

/// <summary>Payloads as blobs of one container, under the root run's id.</summary>
public sealed class BlobPayloads : IPayloadBlobs
{
    private readonly BlobContainerClient _container;

    internal BlobPayloads(BlobServiceClient service, string name) => _container = service.GetBlobContainerClient(name);

    /// <inheritdoc />
    public async Task<bool> ExistsAsync(string rootId, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await _container.GetBlobClient(NameOf(rootId, name)).ExistsAsync(cancellationToken);
        }
        catch (RequestFailedException exception)
        {
            throw Fault(exception);
        }
    }

    /// <inheritdoc />
    public async Task WriteAsync(string rootId, string name, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        // A blob that is written through a stream is committed when the stream is closed, also after a failure. So
        // what is written stands in a file first; what seals has sealed it by then.
        var path = Path.Combine(Path.GetTempPath(), $"genxai-{Guid.NewGuid():N}");
        await using var draft = new FileStream(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        await write(draft);
        draft.Position = 0;
        try
        {
            var options = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
            await _container.GetBlobClient(NameOf(rootId, name)).UploadAsync(draft, options, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412)
        {
            // Names are made of the content: what is there is the same.
        }
        catch (RequestFailedException exception)
        {
            throw Fault(exception);
        }
    }

    /// <inheritdoc />
    public async Task<Stream?> FindAsync(string rootId, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await _container.GetBlobClient(NameOf(rootId, name)).OpenReadAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
        catch (RequestFailedException exception)
        {
            throw Fault(exception);
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> ListAsync(string rootId, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await ForEachAsync(rootId, name => names.Add(name[(name.LastIndexOf('/') + 1)..]), cancellationToken);
        return names;
    }

    /// <inheritdoc />
    public async Task DeleteAsync(string rootId, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await ForEachAsync(rootId, names.Add, cancellationToken);
        try
        {
            foreach (var name in names)
            {
                await _container.DeleteBlobIfExistsAsync(name, cancellationToken: cancellationToken);
            }
        }
        catch (RequestFailedException exception)
        {
            throw Fault(exception);
        }
    }

    internal async Task CreateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _container.CreateIfNotExistsAsync(PublicAccessType.None, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException exception)
        {
            throw Fault(exception);
        }
    }

    // A path of dots alone would be taken for a step up.
    private static string NameOf(string rootId, string name) => $"{FolderOf(rootId)}/{name}";

    private static string FolderOf(string rootId) => rootId.All(letter => letter == '.') ? $"{rootId}_" : rootId;

    private async Task ForEachAsync(string rootId, Action<string> act, CancellationToken cancellationToken)
    {
        try
        {
            var folder = FolderOf(rootId) + "/";
            var blobs = _container.GetBlobsAsync(BlobTraits.None, BlobStates.None, folder, cancellationToken);
            await foreach (var blob in blobs)
            {
                act(blob.Name);
            }
        }
        catch (RequestFailedException exception)
        {
            throw Fault(exception);
        }
    }

    private Client.StorageException Fault(RequestFailedException exception) => StoreFault.Of(exception, $"container '{_container.Name}'");
}
