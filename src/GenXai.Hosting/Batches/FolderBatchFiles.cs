using GenXai.Hosting.Client;

namespace GenXai.Hosting.Batches;

/// <summary>The files of batches in a folder.</summary>
public sealed class FolderBatchFiles : IBatchFiles
{
    private readonly string _folder;

    /// <summary>Makes the store.</summary>
    /// <param name="folder">The folder; it is made when the first file is written.</param>
    public FolderBatchFiles(string folder) => _folder = Path.GetFullPath(folder);

    /// <inheritdoc />
    public async Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        var path = PathOf(name);
        if (File.Exists(path))
        {
            return;
        }

        var draft = $"{path}.{Guid.NewGuid():N}.draft";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using (var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.Write))
            {
                await stream.WriteAsync(content, cancellationToken);
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was first: names are made of what stands in the files.
            File.Delete(draft);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Fault(name, exception);
        }
    }

    /// <inheritdoc />
    public Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken = default)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Fault(name, exception);
        }
    }

    /// <inheritdoc />
    public Task DeleteAsync(string folder, CancellationToken cancellationToken = default)
    {
        try
        {
            Directory.Delete(PathOf(folder.TrimEnd('/')), recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing was there: so it is deleted.
            return Task.CompletedTask;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Fault(folder, exception);
        }

        return Task.CompletedTask;
    }

    private static StorageException Fault(string name, Exception exception) =>
        new($"the file '{name}' of a batch cannot be used: {exception.Message}", exception);

    private string PathOf(string name) => Path.Combine(_folder, name.Replace('/', Path.DirectorySeparatorChar));
}
