namespace GenXai.Hosting.Embedded.Storage.Sqlite;

/// <summary>Finds folders on network file systems, where the system says so.</summary>
internal static class NetworkFileSystem
{
    private static readonly string[] Kinds = ["nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "ncpfs", "9p", "ceph", "glusterfs", "fuse.sshfs"];

    /// <summary>The kind of network file system that holds the folder; null: a local one, or unknown.</summary>
    public static string? NameOf(string folder)
    {
        var kind = OperatingSystem.IsLinux() ? LinuxKind(Path.GetFullPath(folder)) : WindowsKind(folder);
        return kind is not null && Kinds.Contains(kind, StringComparer.OrdinalIgnoreCase) ? kind : null;
    }

    /// <summary>The file system of the longest mount point above the folder.</summary>
    internal static string? KindIn(IEnumerable<string> mounts, string folder)
    {
        var (best, kind) = ("", (string?)null);
        foreach (var line in mounts)
        {
            var fields = line.Split(' ');
            if (fields.Length > 2)
            {
                var mount = fields[1].Replace("\\040", " ", StringComparison.Ordinal);
                if (mount.Length >= best.Length && IsAbove(mount, folder))
                {
                    (best, kind) = (mount, fields[2]);
                }
            }
        }

        return kind;
    }

    private static bool IsAbove(string mount, string folder) =>
        mount is "/" || string.Equals(mount, folder, StringComparison.Ordinal)
        || folder.StartsWith(mount + "/", StringComparison.Ordinal);

    private static string? LinuxKind(string folder)
    {
        const string Mounts = "/proc/self/mounts";
        return File.Exists(Mounts) ? KindIn(File.ReadLines(Mounts), folder) : null;
    }

    private static string? WindowsKind(string folder)
    {
        var root = Path.GetPathRoot(Path.GetFullPath(folder));
        return root is not null && OperatingSystem.IsWindows() && new DriveInfo(root).DriveType == DriveType.Network ? "smb" : null;
    }
}
