using System.Security.Cryptography;
using System.Text;
using GenXai.Hosting.Client;

namespace GenXai.Hosting.Payloads;

/// <summary>Payloads as files, a folder for each root run.</summary>
public sealed class FilePayloads : IPayloadBlobs
{
    private const string Draft = ".draft";
    private const string Prefix = "run-";
    private const int HashLength = 16;
    private readonly string _folder;
    private readonly bool _survivesPowerCut;

    /// <summary>Makes the files' side of a store.</summary>
    /// <param name="folder">The folder; made when the first value is written.</param>
    /// <param name="survivesPowerCut">Whether a value is on the disk itself before its writing ends.</param>
    public FilePayloads(string folder, bool survivesPowerCut = false)
    {
        _folder = folder;
        _survivesPowerCut = survivesPowerCut;
    }

    /// <inheritdoc />
    public Task<bool> ExistsAsync(string rootId, string name, CancellationToken cancellationToken) =>
        Task.FromResult(File.Exists(PathOf(rootId, name)));

    /// <inheritdoc />
    public async Task WriteAsync(string rootId, string name, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        var draft = PathOf(rootId, $"{Guid.NewGuid():N}{Draft}");
        try
        {
            Directory.CreateDirectory(FolderOf(rootId));
            await using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, useAsync: true))
            {
                await write(file);
                await file.FlushAsync(cancellationToken);
                if (_survivesPowerCut)
                {
                    file.Flush(flushToDisk: true);
                }
            }

            // In place in one move. Whoever comes second brings the same content.
            File.Move(draft, PathOf(rootId, name), overwrite: true);
        }
        catch (Exception exception)
        {
            DeleteDraft(draft);
            if (exception is IOException or UnauthorizedAccessException)
            {
                throw Fault(exception);
            }

            throw;
        }
    }

    /// <inheritdoc />
    public Task<Stream?> FindAsync(string rootId, string name, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(
                PathOf(rootId, name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, useAsync: true));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Fault(exception);
        }
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> ListAsync(string rootId, CancellationToken cancellationToken)
    {
        var folder = new DirectoryInfo(FolderOf(rootId));
        return Task.FromResult<IReadOnlyList<string>>(
            folder.Exists ? [.. folder.EnumerateFiles().Where(file => file.Extension != Draft).Select(file => file.Name)] : []);
    }

    /// <inheritdoc />
    public Task DeleteAsync(string rootId, CancellationToken cancellationToken)
    {
        Delete(rootId);
        return Task.CompletedTask;
    }

    /// <summary>Deletes all values of a root run; none is no fault.</summary>
    /// <param name="rootId">The root run.</param>
    /// <exception cref="StorageException">The folder cannot be used.</exception>
    public void Delete(string rootId)
    {
        try
        {
            if (Directory.Exists(FolderOf(rootId)))
            {
                Directory.Delete(FolderOf(rootId), recursive: true);
            }
        }
        catch (DirectoryNotFoundException)
        {
            // Another process was first.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Fault(exception);
        }
    }

    /// <summary>The root runs that have a folder.</summary>
    /// <exception cref="StorageException">The folder cannot be used.</exception>
    public IReadOnlyList<string> Roots()
    {
        try
        {
            return Directory.Exists(_folder) ? [.. Directory.EnumerateDirectories(_folder, Prefix + "*").Select(RootOf)] : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Fault(exception);
        }
    }

    /// <summary>Deletes what a killed process had begun to write; only while no other process is at work.</summary>
    /// <param name="rootId">The root run.</param>
    /// <exception cref="StorageException">The folder cannot be used.</exception>
    public void DeleteDrafts(string rootId)
    {
        try
        {
            foreach (var draft in Directory.EnumerateFiles(FolderOf(rootId), "*" + Draft).ToList())
            {
                File.Delete(draft);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Fault(exception);
        }
    }

    private static string RootOf(string folder)
    {
        var name = Path.GetFileName(folder)[Prefix.Length..];
        var end = name.Length - HashLength - 1;
        return end > 0 && name[end] == '~' && name.AsSpan(0, end).ContainsAnyInRange('A', 'Z') ? name[..end] : name;
    }

    // Ids may be '..', and some file systems ignore case.
    private string FolderOf(string rootId)
    {
        var suffix = rootId.Any(char.IsAsciiLetterUpper)
            ? "~" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rootId)))[..HashLength]
            : "";
        return Path.Combine(_folder, $"{Prefix}{rootId}{suffix}");
    }

    private string PathOf(string rootId, string name) => Path.Combine(FolderOf(rootId), name);

    private static void DeleteDraft(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What made the write fail is being reported; the draft goes with the run's folder.
        }
    }

    private StorageException Fault(Exception exception) =>
        new($"the payload folder '{_folder}' cannot be used: {exception.Message}", exception);
}
