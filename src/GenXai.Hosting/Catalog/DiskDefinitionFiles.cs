using System.Text;
using GenXai.Workflows.Definitions;

namespace GenXai.Hosting.Catalog;

/// <summary>Definitions on disk. Nothing is cached: a file is read as it is when it is asked for.</summary>
public sealed class DiskDefinitionFiles : IDefinitionFiles
{
    // 16 MiB is far above any workflow that a person writes; more is refused before it is read.
    private const long MaxBytes = 16 * 1024 * 1024;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Makes the files of a working directory.</summary>
    /// <param name="workingDirectory">The highest folder that is searched for references; made absolute.</param>
    public DiskDefinitionFiles(string workingDirectory) => WorkingDirectory = Path.GetFullPath(workingDirectory);

    /// <inheritdoc />
    public string WorkingDirectory { get; }

    /// <inheritdoc />
    public DefinitionFile Read(string path)
    {
        try
        {
            var full = Full(path);
            if (Directory.Exists(full))
            {
                return new DefinitionFile(null, Exists: true, "it is a folder, not a file");
            }

            if (!File.Exists(full))
            {
                return new DefinitionFile(null, Exists: false, null);
            }

            using var stream = new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var buffer = new MemoryStream();
            return CopyBounded(stream, buffer)
                ? new DefinitionFile(Decode(buffer), Exists: true, null)
                : new DefinitionFile(null, Exists: true, "it is larger than 16 MiB; a workflow file must be smaller");
        }
        catch (DecoderFallbackException)
        {
            return new DefinitionFile(null, Exists: true, "it is not valid UTF-8 text; save it as UTF-8");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new DefinitionFile(null, Exists: true, exception.Message);
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Siblings(string path)
    {
        var folder = Path.GetDirectoryName(Full(path));
        if (folder is null || !Directory.Exists(folder))
        {
            return [];
        }

        // The names keep the shape of the path that was asked for: relative stays relative.
        var shown = Path.GetDirectoryName(path) ?? "";
        return [.. Directory.EnumerateFiles(folder)
            .Select(file => Path.GetFileName(file))
            .Where(IsDefinition)
            .Order(StringComparer.Ordinal)
            .Select(file => shown.Length == 0 ? file : Path.Combine(shown, file))];
    }

    private static bool IsDefinition(string file) =>
        (file.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))
        && !file.EndsWith(".test.yaml", StringComparison.OrdinalIgnoreCase);

    // A pipe or a device has no length: what is read is counted.
    private static bool CopyBounded(FileStream stream, MemoryStream buffer)
    {
        var chunk = new byte[81920];
        int read;
        while ((read = stream.Read(chunk, 0, chunk.Length)) > 0)
        {
            if (buffer.Length + read > MaxBytes)
            {
                return false;
            }

            buffer.Write(chunk, 0, read);
        }

        return true;
    }

    private static string Decode(MemoryStream buffer)
    {
        var bytes = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        return Strict.GetString(bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes);
    }

    private string Full(string path) => Path.GetFullPath(path, WorkingDirectory);
}
