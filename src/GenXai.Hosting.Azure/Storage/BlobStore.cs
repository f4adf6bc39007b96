using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace GenXai.Hosting.Azure.Storage;

/// <summary>Texts in one container.</summary>
internal sealed class BlobStore
{
    private readonly BlobContainerClient _container;

    public BlobStore(BlobServiceClient service, string name) => _container = service.GetBlobContainerClient(name);

    public async Task CreateAsync(CancellationToken cancellationToken)
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

    /// <summary>Writes a text unless one of that name is there.</summary>
    public async Task PutAsync(string name, BinaryData text, CancellationToken cancellationToken)
    {
        try
        {
            var options = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
            await _container.GetBlobClient(name).UploadAsync(text, options, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412)
        {
            // Names are made of what stands in the text: what is there is the same.
        }
        catch (RequestFailedException exception)
        {
            throw Fault(exception);
        }
    }

    /// <summary>Reads a text; null when there is none.</summary>
    public async Task<BinaryData?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await _container.GetBlobClient(name).DownloadContentAsync(cancellationToken)).Value.Content;
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

    /// <summary>Opens a text, read as it is asked for; null when there is none.</summary>
    public async Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await _container.GetBlobClient(name).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), cancellationToken);
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

    /// <summary>Reads a text and waits for it on this thread; null when there is none.</summary>
    public BinaryData? Find(string name)
    {
        try
        {
            return _container.GetBlobClient(name).DownloadContent().Value.Content;
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

    /// <summary>Deletes all texts whose names begin so.</summary>
    public async Task DeleteAsync(string prefix, CancellationToken cancellationToken)
    {
        try
        {
            var blobs = _container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellationToken);
            await foreach (var blob in blobs)
            {
                await _container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellationToken);
            }
        }
        catch (RequestFailedException exception)
        {
            throw Fault(exception);
        }
    }

    private Client.StorageException Fault(RequestFailedException exception) => StoreFault.Of(exception, $"container '{_container.Name}'");
}
