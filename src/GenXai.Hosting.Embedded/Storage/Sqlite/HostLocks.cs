using System.Globalization;
using GenXai.Hosting.Client;

namespace GenXai.Hosting.Embedded.Storage.Sqlite;

/// <summary>
/// One lock file for each process that works on the folder. The operating system frees the lock when the process
/// dies, however it dies.
/// </summary>
internal sealed class HostLocks
{
    private readonly string _folder;
    private FileStream? _own;

    private HostLocks(string folder) => _folder = folder;

    /// <summary>Makes the folders and checks that they can be used.</summary>
    /// <exception cref="StorageException">The folder cannot be used.</exception>
    public static HostLocks Open(string dataFolder)
    {
        var folder = Path.Combine(dataFolder, "owners");
        try
        {
            Directory.CreateDirectory(folder);
            if (NetworkFileSystem.NameOf(folder) is { } kind)
            {
                throw new StorageException(
                    $"the data folder {dataFolder} lies on a network file system ({kind}), where SQLite's locks are not safe: "
                    + "choose a folder on a local disk (--data or GENXAI_DATA)");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(
                $"the data folder {dataFolder} cannot be used ({e.Message}): check that it is a folder and that this user may "
                + "write to it, or choose another (--data or GENXAI_DATA)",
                e);
        }

        return new HostLocks(folder);
    }

    public void Take(long host)
    {
        try
        {
            _own = TryLock(host, FileMode.OpenOrCreate)
                ?? throw new StorageException($"the lock file {PathOf(host)} is held by another process: end it and start again");
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StorageException($"the lock file {PathOf(host)} cannot be made ({e.Message}): mend the folder's rights", e);
        }
    }

    public void Release(bool delete)
    {
        if (_own is { } own)
        {
            _own = null;
            own.Dispose();
            if (delete)
            {
                File.Delete(own.Name);
            }
        }
    }

    /// <summary>True while a process holds the host's lock.</summary>
    public bool IsTaken(long host)
    {
        if (!File.Exists(PathOf(host)))
        {
            return false;
        }

        try
        {
            using var stream = TryLock(host, FileMode.Open);
            return stream is null;
        }
        catch (FileNotFoundException)
        {
            // Deleted meanwhile, by a clean stop.
            return false;
        }
    }

    private FileStream? TryLock(long host, FileMode mode)
    {
        try
        {
            return new FileStream(PathOf(host), mode, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException))
        {
            return null;
        }
    }

    private string PathOf(long host) => Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{host}.lock"));
}
