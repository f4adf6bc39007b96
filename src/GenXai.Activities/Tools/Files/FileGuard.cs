using System.Buffers;
using System.Security.Cryptography;

namespace GenXai.Activities.Tools.Files;

/// <summary>Keeps file tools under one root: <c>..</c> is refused, and symbolic links are followed before it is judged where a path leads.</summary>
internal sealed class FileGuard
{
    private const int MostLinks = 40;
    private readonly string _root;

    public FileGuard(FileToolOptions options)
    {
        _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Root));
        MaxFileBytes = options.MaxFileBytes;
    }

    public int MaxFileBytes { get; }

    /// <summary>The real path of a file or folder, which need not exist.</summary>
    /// <exception cref="ToolException">It leads out of the root.</exception>
    public string Resolve(string tool, string path)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
        {
            throw Refused(tool, path, "it is no path");
        }

        if (path.Split('/', '\\').Contains("..", StringComparer.Ordinal))
        {
            throw Refused(tool, path, "'..' is not allowed");
        }

        var full = Path.GetFullPath(path, _root);
        var root = RealPath(tool, path, _root);
        if (!IsUnder(full, _root) && !IsUnder(full, root))
        {
            throw Refused(tool, path, "it lies outside the folder of the file tools; give a path relative to that folder");
        }

        var real = RealPath(tool, path, full);
        return IsUnder(real, root) ? real : throw Refused(tool, path, "a symbolic link leads out of the folder of the file tools");
    }

    /// <summary>The path as tools show it: from the root, with slashes.</summary>
    public string Show(string tool, string real) => Path.GetRelativePath(RealPath(tool, real, _root), real).Replace('\\', '/');

    /// <summary>Puts a file in place in one step: readers see the old content or the new, never a part.</summary>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}.tmp");
        try
        {
            await File.WriteAllBytesAsync(temporary, content, cancellationToken);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Reads a whole file, no further than the limit.</summary>
    /// <exception cref="ToolException">It is larger than the limit.</exception>
    public static async Task<byte[]> ReadAsync(string tool, string path, string shown, int limit, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, useAsync: true);
        var content = new ArrayBufferWriter<byte>();
        var buffer = new byte[64 * 1024];
        // Counted while reading: the length of a device says nothing, and a file may grow meanwhile.
        for (int read; (read = await file.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (content.WrittenCount + read > limit)
            {
                throw new ToolException($"{tool}: '{shown}' is larger than the limit of {limit} bytes", transient: false);
            }

            content.Write(buffer.AsSpan(0, read));
        }

        return content.WrittenSpan.ToArray();
    }

    private static bool IsUnder(string path, string root) =>
        string.Equals(path, root, StringComparison.Ordinal) ||
        path.StartsWith(root.EndsWith(Path.DirectorySeparatorChar) ? root : root + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // Folder by folder, since a link may stand anywhere in the path and lead to further links.
    private static string RealPath(string tool, string asked, string path)
    {
        var real = Path.GetPathRoot(path)!;
        var rest = new Stack<string>(Parts(path[real.Length..]).Reverse());
        var links = 0;
        while (rest.TryPop(out var part))
        {
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }

            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
            {
                throw Refused(tool, asked, "its symbolic links go round in a circle");
            }

            if (Path.IsPathRooted(target))
            {
                real = Path.GetPathRoot(target)!;
                target = target[real.Length..];
            }

            foreach (var step in Parts(target).Reverse())
            {
                rest.Push(step);
            }
        }

        return real;
    }

    private static string[] Parts(string path) =>
        [.. path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar).Where(static part => part.Length > 0 && part != ".")];

    private static ToolException Refused(string tool, string path, string why) =>
        new($"{tool}: the path '{path.Replace("\0", "\\0", StringComparison.Ordinal)}' is refused: {why}", transient: false);
}
